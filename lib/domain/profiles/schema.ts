import * as z from 'zod/mini'
import {
  checkbox,
  optionalChoice,
  optionalEmail,
  optionalPersonName,
  optionalPhone,
  optionalPostcode,
  optionalText,
} from '@/lib/domain/shared/fields'
import { employeeStatuses, ethnicities, pronouns } from './vocabulary'

/** An address abroad has no postcode we could judge; the country decides. */
const address = () =>
  z.object({
    line1: optionalText(100),
    line2: optionalText(100),
    line3: optionalText(100),
    town: optionalText(100),
    county: optionalText(100),
    postcode: optionalText(20),
    country: optionalText(60),
  })

/** What staff may change too, beside the programs that tell it. */
export function factsOfPerson(nation: string) {
  return {
    initials: optionalText(20),
    pronoun: optionalChoice(pronouns),
    ethnicity: optionalChoice(ethnicities),
    workPhone: optionalPhone(nation),
    workEmail: optionalEmail(),
    employeeNumber: optionalText(40),
    employeeStatus: optionalChoice(employeeStatuses),
    employerName: optionalText(120),
  }
}

/** The details beyond the journey's questions; every one may be left out. `nation` decides what a number means. */
export function moreDetails(nation: string) {
  return z.object({
    ...factsOfPerson(nation),
    phone: optionalPhone(nation),
    line3: optionalText(100),
    country: optionalText(60),
    employerAddress: z.optional(address()),
    referrer: optionalText(100),
    kin: z.optional(
      z.object({
        relationship: optionalText(60),
        givenName: optionalPersonName(),
        familyName: optionalPersonName(),
        email: optionalEmail(),
        phone: optionalPhone(nation),
        mobile: optionalPhone(nation),
        workPhone: optionalPhone(nation),
        address: z.optional(z.extend(address(), { postcode: optionalPostcode(nation) })),
      }),
    ),
    contactUnasked: checkbox(),
    termsOpen: checkbox(),
  })
}
