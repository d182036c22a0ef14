import type { MatchFields } from './explain-match'
import { home, type LabelledPair, mail, number, otherNumber, pair, phone, type Some } from './labelled-pair'

const numbers: LabelledPair[] = [
  pair('the same number and everything else', 'same', 'same', number, number, { identifiers: 'agree' }),
  pair(
    'the same number, married since',
    'same',
    'same',
    number,
    { ...number, familyName: 'Okafor' },
    {
      familyName: 'disagree',
    },
  ),
  pair(
    'the same number, birth date transposed',
    'same',
    'same',
    { ...number, dateOfBirth: '1984-03-05' },
    {
      ...number,
      dateOfBirth: '1984-05-03',
    },
    { dateOfBirth: 'near' },
  ),
  pair(
    'the same number of somebody else: a mix-up to look at',
    'possible',
    'possible',
    number,
    {
      ...number,
      givenName: 'Piotr',
      familyName: 'Nowak',
      dateOfBirth: '1951-11-02',
    },
    { identifiers: 'agree', givenName: 'disagree', familyName: 'disagree', dateOfBirth: 'disagree' },
  ),
  pair(
    'a different number, all else the same',
    'different',
    'different',
    { ...number, ...mail, ...home },
    {
      ...otherNumber,
      ...mail,
      ...home,
    },
    { identifiers: 'disagree', familyName: 'agree', emails: 'agree' },
  ),
  pair(
    'a number since replaced, still known',
    'same',
    'same',
    { identifiers: ['nhs:9990000018', 'nhs:9990000026'] },
    {
      ...otherNumber,
    },
    { identifiers: 'agree' },
  ),
  pair(
    'numbers of two nations say nothing',
    'same',
    'possible',
    number,
    { identifiers: ['chi:1506841236'] },
    {
      identifiers: 'missing',
    },
  ),
  pair(
    'the same digits in another scheme',
    'different',
    'different',
    { identifiers: ['nhs:3456789017'] },
    {
      identifiers: ['hc:3456789017'],
      givenName: 'Piotr',
      familyName: 'Nowak',
      dateOfBirth: '1951-11-02',
    },
    { identifiers: 'missing' },
  ),
  pair('a number on one side only', 'same', 'possible', number, {}, { identifiers: 'missing' }),
]

const spelling: [of: string, a: Some, b: Some, fields: Partial<MatchFields>][] = [
  ['a letter left out of the surname', {}, { familyName: 'Duplesis' }, { familyName: 'near', givenName: 'agree' }],
  [
    'two letters swapped in the surname',
    { familyName: 'Braithwaite' },
    { familyName: 'Brathiwaite' },
    { familyName: 'near' },
  ],
  [
    'two slips in a long surname',
    { familyName: 'Featherstonehaugh' },
    { familyName: 'Fetherstonhaugh' },
    { familyName: 'near' },
  ],
  ['a slip in the given name', { givenName: 'Jonathan' }, { givenName: 'Jonathon' }, { givenName: 'near' }],
  [
    'capitals and spaces',
    {},
    { familyName: ' DUPLESSIS ', givenName: 'maria' },
    { familyName: 'agree', givenName: 'agree' },
  ],
  [
    'accents',
    { givenName: 'Zoë', familyName: 'Núñez' },
    { givenName: 'Zoe', familyName: 'Nunez' },
    { familyName: 'agree', givenName: 'agree' },
  ],
  [
    'ł',
    { givenName: 'Łukasz', familyName: 'Wałęsa' },
    { givenName: 'Lukasz', familyName: 'Walesa' },
    { familyName: 'agree', givenName: 'agree' },
  ],
  ['ø', { familyName: 'Sørensen' }, { familyName: 'Sorensen' }, { familyName: 'agree' }],
  ['ß', { familyName: 'Großmann' }, { familyName: 'Grossmann' }, { familyName: 'agree' }],
  ['đ', { givenName: 'Đorđe' }, { givenName: 'Dorde' }, { givenName: 'agree' }],
  ['ü written ue', { familyName: 'Müller' }, { familyName: 'Mueller' }, { familyName: 'near' }],
  ['an apostrophe', { familyName: "O'Brien" }, { familyName: 'O’Brien' }, { familyName: 'agree' }],
  ['an apostrophe left out', { familyName: "O'Brien" }, { familyName: 'OBrien' }, { familyName: 'agree' }],
  ['the apostrophe that is a letter', { givenName: 'Марʼяна' }, { givenName: "Мар'яна" }, { givenName: 'agree' }],
  [
    'Cyrillic and Latin',
    { givenName: 'Юлія', familyName: 'Шевченко' },
    { givenName: 'Yuliia', familyName: 'Shevchenko' },
    { familyName: 'near', givenName: 'near' },
  ],
  [
    'Cyrillic and an older passport',
    { givenName: 'Сергій', familyName: 'Гончар' },
    { givenName: 'Sergey', familyName: 'Gonchar' },
    { familyName: 'near', givenName: 'near' },
  ],
  [
    'Ukrainian and its nickname in Latin',
    { givenName: 'Олександр', familyName: 'Коваль' },
    { givenName: 'Sasha', familyName: 'Koval' },
    { familyName: 'near', givenName: 'near' },
  ],
  [
    'a double-barrelled surname and its half',
    { familyName: 'Smith-Jones' },
    { familyName: 'Jones' },
    { familyName: 'near' },
  ],
  [
    'a double-barrelled surname without its hyphen',
    { familyName: 'Smith-Jones' },
    { familyName: 'Smith Jones' },
    { familyName: 'agree' },
  ],
  ['a particle left out', { familyName: 'van der Berg' }, { familyName: 'Berg' }, { familyName: 'near' }],
  ['a second given name', { givenName: 'Anna Maria' }, { givenName: 'Maria' }, { givenName: 'near' }],
  ['the beginning of a name', { givenName: 'Samuel' }, { givenName: 'Sam' }, { givenName: 'near' }],
  ['a nickname', { givenName: 'Margaret' }, { givenName: 'Peggy' }, { givenName: 'near' }],
  ['another nickname', { givenName: 'William' }, { givenName: 'Bill' }, { givenName: 'near' }],
  [
    'one name only, on both',
    { givenName: '', familyName: 'Suharto' },
    { givenName: '', familyName: 'Suharto' },
    { givenName: 'missing' },
  ],
  ['the given name not known', {}, { givenName: '' }, { givenName: 'missing', familyName: 'agree' }],
  [
    'given and family names swapped',
    { givenName: 'Thomas', familyName: 'James' },
    { givenName: 'James', familyName: 'Thomas' },
    { givenName: 'near', familyName: 'near' },
  ],
  ['day and month transposed', { dateOfBirth: '1984-03-05' }, { dateOfBirth: '1984-05-03' }, { dateOfBirth: 'near' }],
  ['a digit of the year wrong', {}, { dateOfBirth: '1985-03-27' }, { dateOfBirth: 'near' }],
  ['a digit of the day wrong', {}, { dateOfBirth: '1984-03-21' }, { dateOfBirth: 'near' }],
  ['two digits of the year swapped', {}, { dateOfBirth: '1948-03-27' }, { dateOfBirth: 'near' }],
]

const sameWithMore: LabelledPair[] = [
  pair('names, birth date and email', 'same', 'same', mail, { emails: ['Family@Example.com'] }, { emails: 'agree' }),
  pair('names, birth date and mobile', 'same', 'same', phone, phone, { mobiles: 'agree' }),
  pair('names, birth date and postcode', 'same', 'possible', home, { postcode: 'ls116ad' }, { postcode: 'agree' }),
  pair(
    'a maiden name, and the mobile',
    'same',
    'possible',
    phone,
    { ...phone, familyName: 'Okafor' },
    {
      familyName: 'disagree',
    },
  ),
  pair('a maiden name, and the postcode', 'same', 'possible', home, { ...home, familyName: 'Okafor' }),
  pair(
    'a maiden name, a nickname, and the email',
    'same',
    'possible',
    { ...mail, givenName: 'Elizabeth' },
    {
      ...mail,
      givenName: 'Liz',
      familyName: 'Okafor',
    },
  ),
  pair('a slip in the surname and in the birth date, and the email', 'same', 'possible', mail, {
    ...mail,
    familyName: 'Duplesis',
    dateOfBirth: '1984-03-21',
  }),
  // Known misses: nothing but a given name and a birth date, which many share, or a wholly wrong date.
  pair(
    'a maiden name, moved, another mobile',
    'same',
    'different',
    { ...phone, ...home },
    {
      familyName: 'Okafor',
      mobiles: ['+447700900456'],
      postcode: 'CF10 1EP',
    },
  ),
  pair(
    'a birth date given as 1 January',
    'same',
    'different',
    mail,
    { ...mail, dateOfBirth: '1980-01-01' },
    {
      dateOfBirth: 'disagree',
    },
  ),
]

/** Pairs that are one person, or should be looked at as if they were. */
export const pairsOfOne: LabelledPair[] = [
  ...numbers,
  ...spelling.map(([of, a, b, fields]) => pair(of, 'same', 'possible', a, b, fields)),
  ...sameWithMore,
]
