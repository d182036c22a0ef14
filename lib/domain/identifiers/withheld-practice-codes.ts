/**
 * Codes no practice in use may have. `dummies` stand for "none", "not applicable" and "not known" in national data, and
 * for a supplier's tests. `closed` is kept from the status column of the national lists (ODS, PHS): a letter that
 * prints a closed code leads nowhere.
 */
export type WithheldPracticeCodes = { dummies: readonly string[]; closed: readonly string[] }

export const withheldPracticeCodes: WithheldPracticeCodes = {
  dummies: ['V81997', 'V81998', 'V81999', 'X00100'],
  closed: [],
}
