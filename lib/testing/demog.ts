import { somebody } from './registering'

/** The published example of a person, as somebody nobody has met, with a password our policy takes. */
export function demog(change: Record<string, unknown> = {}) {
  const { givenName, familyName, email } = somebody()
  return {
    Title: 'Mr',
    Name: givenName,
    Surname: familyName,
    SexType: 1,
    Initials: 'JL',
    DateOfBirth: '1958-08-02T00:00:00',
    Mobile: '+444 895 523 411',
    Telephone: '+444 525 111 555',
    EmailAddress: email,
    WorkEmailAddress: '<john.lemon@mywork.com>',
    Password: 'river stones 47 lantern',
    Address: {
      Address1: 'Studio 99',
      Address2: 'Backlok Street',
      Address3: 'Camden',
      City: 'London',
      County: '',
      PostCode: 'N1 7NK',
      Country: 'United Kingdom',
    },
    NextOfKin: {
      Relationship: 'Mam',
      Name: 'Mariel',
      Surname: 'Lemon',
      Mobile: '+444 895 111 222',
      WorkTelephone: '+444 525 111 555',
      Address: { Address1: 'Studio 1', Address2: 'Cardwell Roa', City: 'London', PostCode: 'N1 7NK' },
    },
    ...change,
  }
}
