import { home, type LabelledPair, mail, number, otherNumber, pair, phone } from './labelled-pair'

const others: LabelledPair[] = [
  pair(
    'twins at one address',
    'different',
    'different',
    { ...home, ...mail, ...phone },
    {
      ...home,
      ...mail,
      ...phone,
      givenName: 'Anton',
    },
    { familyName: 'agree', dateOfBirth: 'agree', postcode: 'agree', givenName: 'disagree' },
  ),
  pair(
    'twins whose names are alike in sound',
    'different',
    'different',
    { ...home, givenName: 'Oliver' },
    {
      ...home,
      givenName: 'Olivia',
    },
  ),
  pair(
    'twins of three-letter names',
    'different',
    'different',
    { ...home, givenName: 'Eva' },
    { ...home, givenName: 'Ava' },
  ),
  // Known to be asked needlessly: one name begins with the other.
  pair(
    'twins Daniel and Daniela',
    'different',
    'possible',
    { ...home, givenName: 'Daniel' },
    {
      ...home,
      givenName: 'Daniela',
    },
    { givenName: 'near' },
  ),
  pair(
    'twins with numbers of their own',
    'different',
    'different',
    { ...home, ...number, givenName: 'Daniel' },
    {
      ...home,
      ...otherNumber,
      givenName: 'Daniela',
    },
    { identifiers: 'disagree' },
  ),
  pair(
    'mother and child who share an email',
    'different',
    'different',
    { ...mail, ...home },
    {
      ...mail,
      ...home,
      givenName: 'Nadia',
      dateOfBirth: '2015-06-11',
    },
    { emails: 'agree', familyName: 'agree' },
  ),
  pair(
    'father and son of one name at one address',
    'different',
    'different',
    { ...home, ...phone },
    {
      ...home,
      ...phone,
      dateOfBirth: '2009-11-02',
    },
    { dateOfBirth: 'disagree' },
  ),
  pair('namesakes born on other days', 'different', 'different', {}, { dateOfBirth: '1961-12-08' }),
  pair('strangers born on one day', 'different', 'different', {}, { givenName: 'Piotr', familyName: 'Nowak' }),
  pair('strangers of one given name and birth date', 'different', 'different', home, {
    familyName: 'Nowak',
    postcode: 'CF10 1EP',
  }),
  pair(
    'short surnames that differ by a letter',
    'different',
    'different',
    { givenName: 'Wei', familyName: 'Lee' },
    {
      givenName: 'Wei',
      familyName: 'Lim',
    },
  ),
  pair('brothers-in-law with one mobile', 'different', 'different', phone, {
    ...phone,
    givenName: 'Piotr',
    familyName: 'Nowak',
    dateOfBirth: '1979-08-14',
  }),
  pair(
    'a namesake born a day apart by a slip of nobody',
    'different',
    'possible',
    {},
    { dateOfBirth: '1984-03-28' },
    {
      dateOfBirth: 'near',
    },
  ),
  pair(
    'neighbours of near names and near birth dates',
    'different',
    'different',
    {},
    {
      familyName: 'Duplesis',
      dateOfBirth: '1984-03-21',
    },
  ),
]

const nothing = { givenName: '', familyName: '', dateOfBirth: '' }
const little: LabelledPair[] = [
  pair('nothing known of either', 'different', 'different', nothing, nothing, {
    ...{ givenName: 'missing', familyName: 'missing', dateOfBirth: 'missing', identifiers: 'missing' },
    ...{ emails: 'missing', mobiles: 'missing', postcode: 'missing' },
  }),
  pair('a surname alone', 'different', 'different', { ...nothing, familyName: 'Duplessis' }, {}),
  pair('surname and birth date', 'possible', 'possible', { givenName: '' }, {}, { givenName: 'missing' }),
  pair('an email alone', 'possible', 'possible', { ...nothing, ...mail }, mail, { emails: 'agree' }),
  pair('a mobile alone', 'possible', 'possible', { ...nothing, ...phone }, phone, { mobiles: 'agree' }),
  pair(
    'an email, and another birth date',
    'different',
    'different',
    { ...nothing, ...mail, dateOfBirth: '2015-06-11' },
    mail,
  ),
  pair('a number alone', 'possible', 'possible', { ...nothing, ...number }, number, { identifiers: 'agree' }),
]

/** Pairs that are two people, and pairs of which too little is known. */
export const pairsOfTwo: LabelledPair[] = [...others, ...little]
