import type { Person } from './register-person'

const line = (
  title: string,
  givenName: string,
  familyName: string,
  dateOfBirth: string,
  n: number,
  more: Partial<Person> = {},
): Person => ({
  title,
  givenName,
  familyName,
  dateOfBirth,
  email: `${`${givenName}.${familyName}`
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z.]/g, '')}@example.com`,
  mobile: `07700 9001${String(n).padStart(2, '0')}`,
  postcode: 'M1 1AE',
  line1: `${n} Example Street`,
  town: 'Manchester',
  ...more,
})

/** People who do not exist, with numbers from the ranges set aside for tests. */
export const demoPeople: Person[] = [
  line('Ms', 'Amara', 'Okafor', '1984-03-27', 11, {
    identifier: '999 123 4578',
    evidence: 'passport',
    kinName: 'Chidi Okafor',
  }),
  line('Mr', 'Tomasz', 'Wójcik', '1979-11-02', 12, { evidence: 'two-documents' }),
  line('Mrs', 'Siobhán', "O'Neill", '1952-06-15', 13, { identifier: '999 000 0018' }),
  line('Mx', 'Robin', 'Lee', '2001-01-30', 14, { evidence: 'not-now' }),
  line('Mr', 'Haruto', 'Tanaka', '1990-09-09', 15),
  line('Miss', 'Fatima', 'al-Sayed', '1998-12-01', 16, { evidence: 'known-at-practice' }),
  line('Dr', 'Olena', 'Shevchenko', '1971-08-24', 17, { evidence: 'driving-licence' }),
  line('Mr', 'George', 'Bailey', '1946-12-20', 18, { identifier: '999 000 0026' }),
]
