const reasons: Record<string, string> = {
  'already-on-file': 'Already on file: the same number, surname and date of birth',
  'possible-match': 'Somebody on file may be the same person',
  'twice-in-file': 'Stands twice in the file: the same number, name and birth date',
  'alike-in-file': 'May be the same person as an earlier row of the file',
  'not-valid': 'Something in the row was not right',
  'not-resumed': 'The work was stopped and not resumed',
  'no-account': 'Has no online account',
  notActivated: 'Online services are not activated',
  gone: 'Has left the practice or has died',
  noIdentification: 'Identity has not been checked',
  noNumber: 'Has no national number on file',
  hasAccount: 'Has an account already',
  noAccount: 'Has no online account',
  alreadyDisabled: 'Their account is disabled',
  alreadyPrinted: 'Their letter was printed before and still works',
  inUse: 'Has claimed the account and needs no letter',
  script: 'Their name has letters the typeface lacks',
  noAddress: 'Has no address on file',
  otherForm: 'Needs the codes in another form than print: see to it one by one',
  restricted: 'Their record is restricted: hand the letter over',
  notOnFile: 'Nobody on file has this number',
  deceased: 'Has died',
  'left-before': 'Has left this practice',
  'moved-before': 'Has moved there already',
  'claim-pending': 'Has used their letter and not activated the account yet',
  'change-waiting': 'Asked for a change of their record that waits for you',
  'already-there': 'Is on file there already: the same number, surname and date of birth',
  'number-taken-there': 'Somebody else on file there has their number',
  'maybe-there': 'Somebody on file there may be the same person',
  'access-unchecked': 'Has online access, and nobody has checked who they are',
  'access-unnumbered': 'Has online access, and no national number on file for a letter',
  several: 'Several patients on file have this number',
}

/** Why long work left one out; a word of a newer version is shown as it is. */
export function leftOutReason(outcome: string | null): string {
  return reasons[outcome ?? ''] ?? (outcome ?? 'No reason was kept').replaceAll('-', ' ')
}
