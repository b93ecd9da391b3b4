/** ISO 8859-1 from U+00A0 on, in code order (HTML 4.01, section 24.2). */
const LATIN_1 = `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave
iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`

/** Greek from U+0391 and U+03B1 on; a dash stands for a code without a name. */
const GREEK = `Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon
Phi Chi Psi Omega`

/** The rest of what people write in Markdown: punctuation, arrows and mathematics. */
const SYMBOLS = `amp & lt < gt > quot " apos ' hellip … mdash — ndash – lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „
bull • dagger † permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ lArr ⇐
uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − radic √
infin ∞ and ∧ or ∨ cap ∩ cup ∪ int ∫ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ sube ⊆ supe ⊇ oplus ⊕
otimes ⊗ perp ⊥ sdot ⋅ check ✓ lbrace { rbrace } lbrack [ rbrack ] lpar ( rpar ) vert | num # ast * lowbar _ grave \`
colon : comma , period . excl ! quest ? percnt % commat @ dollar $ bsol \\ sol / Tab \u0020 NewLine \u0020`

let named: Map<string, string> | undefined

/** Made on first use: few texts hold one. */
function known(): Map<string, string> {
  named ??= names()
  return named
}

function names(): Map<string, string> {
  const map = new Map<string, string>()
  const range = (list: string, from: number) => {
    for (const [index, name] of list.split(/\s+/).entries()) map.set(name, String.fromCodePoint(from + index))
  }
  range(LATIN_1, 0xa0)
  range(GREEK, 0x391)
  range(GREEK.toLowerCase().replace('-', 'sigmaf'), 0x3b1)
  for (const [, name = '', symbol = ''] of SYMBOLS.matchAll(/(\w+) (\S| )\s*/g)) map.set(name, symbol)
  return map
}

/** HTML character references decoded; one that iq doesn't know stays as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w{1,31}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return known().get(name) ?? whole
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      return valid ? String.fromCodePoint(code) : '\ufffd'
    },
  )
}
