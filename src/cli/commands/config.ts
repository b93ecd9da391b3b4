import { getSetting, listSettings, setSetting } from '../../library/configure.ts'
import { Problem } from '../../problem.ts'
import { configJson, toJson } from '../../terminal/json.ts'
import { configView } from '../../terminal/views/config.ts'
import type { Run } from '../command.ts'
import { configFolder } from '../host.ts'
import { printLines } from '../print.ts'

export const run: Run = async ({ host, results, page, json, iq }, [action, key, ...words]) => {
  const folder = configFolder(host)
  if (action === undefined) {
    const settings = await listSettings(folder)
    if (json) results.line(toJson(configJson(settings)))
    else printLines(results, configView(settings, page))
    return 0
  }
  if (action === 'get' && key !== undefined && words.length === 0) {
    const setting = await getSetting(folder, key)
    results.line(json ? toJson(configJson([setting])) : (setting.value ?? 'none'))
    return 0
  }
  if (action === 'set' && key !== undefined && words.length > 0) {
    const setting = await setSetting(folder, key, words.join(' '))
    if (json) results.line(toJson(configJson([setting])))
    else printLines(results, configView([setting], page))
    return 0
  }
  throw new Problem('wrong-usage', 'iq config takes nothing, get KEY, or set KEY VALUE.', {
    hint: `For example: ${iq} config set retention 0.92`,
    exitCode: 2,
  })
}
