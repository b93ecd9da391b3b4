const words = (text: string): Set<string> => new Set(text.split(/\s+/))

/** Function words: they say nothing of what an answer says. Negators are read before (see statement.ts). */
export const FUNCTION_WORDS: ReadonlySet<string> = words(
  `a an the this that these those it its they them their there he she his her you your i im ive id me my we our us who whom
  whose which what when where why how is are was were be been being am do does did done doing has have had having can could may
  might must shall should will would as at by for from in into of off on onto to with within upon per than then thus hence so
  too very also and or but nor if else while whereas although though because since unless until about above below under over
  between among through during via each every any some all both other another such most much
  just even still yet already again ever back up down out not no e.g eg ie etc vs versus let lets get gets got goes go
  come comes like well really quite rather instead however therefore moreover furthermore additionally overall ultimately`,
)

/** Words that any answer holds: they count a little. */
export const COMMON_WORDS: ReadonlySet<string> = words(
  `use used uses using make makes making made allow allows enable enables provide provides ensure ensures involve involves
  important importance essential crucial key main different difference various certain specific particular common general
  good better best great example examples case cases thing things way ways something someone people person kind type types
  help helps need needs want wants know work works term concept process approach technique techniques practice strategy
  strategies mechanism mechanisms benefit benefits advantage advantages feature features aspect ability improve improves
  effective effectively efficient efficiently proper properly usually often typically generally mainly include includes
  including refer refers mean means meaning define defined definition possible available easily easy often new time times
  able role purpose mention discuss describe candidate candidates experience perform performs give given take takes part
  handle manage set sets number based related order`,
)
