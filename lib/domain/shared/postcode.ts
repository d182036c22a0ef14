// No postcode ends with C I K M O V; K is let through, for the published example of the portal API has it (N1 7NK).
const uk =
  /^(GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJ-LNP-UW-Z]{2})$/
// Without these two, people with no fixed home and people in the forces could not register.
const noFixedAbode = /^ZZ99\d[A-Z]{2}$/
const forces = /^BFPO(?:C\/O)?(\d{1,4})$/

/** Reads a postcode as typed into its written form, or null: `sw1a2aa` is `SW1A 2AA`; Ukraine has five digits. */
export function readPostcode(typed: string, nation = 'england'): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u2010-\u2015.]/g, '')
  if (nation === 'ukraine') return /^\d{5}$/.test(plain) ? plain : null
  const forcesNumber = forces.exec(plain)?.[1]
  if (forcesNumber) return `BFPO ${forcesNumber}`
  return uk.test(plain) || noFixedAbode.test(plain) ? `${plain.slice(0, -3)} ${plain.slice(-3)}` : null
}
