import * as z from 'zod'
import type { DepartmentChoice } from '@/lib/domain/chargebands/vocabulary'
import type { OwnEmployer } from '@/lib/domain/profiles/own-employer'
import { addressOf } from './profile-wire'
import { AddressData } from './wire'

const keyed = z.object({ Key: z.string(), Name: z.string() })

export const DepartmentsAndDivisions = z.object({
  Departments: z.array(keyed.extend({ Divisions: z.array(keyed), ParentKey: z.int() })),
  Divisions: z.array(keyed),
})

const named = ({ id, name }: { id: string; name: string }) => ({ Key: id, Name: name })

export function departmentsAndDivisions(choices: DepartmentChoice[]): z.output<typeof DepartmentsAndDivisions> {
  return {
    Departments: choices.map((one) => ({ ...named(one), Divisions: one.divisions.map(named), ParentKey: 0 })),
    Divisions: choices.flatMap((one) => one.divisions.map(named)),
  }
}

export const CompanyDemographicData = z.object({
  Code: z.string().describe('Empty where the practice has no such company'),
  Name: z.string().describe('Empty where the person has no employer'),
  VatNo: z.string(),
  Address: AddressData.nullable(),
  Contact: z.null().describe('The practice keeps no contact of a company'),
})

/** Somebody without an employer has one without a name, as with insurers. */
export function employerOf(employer: OwnEmployer | null): z.output<typeof CompanyDemographicData> {
  const { id, name, address } = employer ?? { id: null, name: '', address: null }
  return { Code: id ?? '', Name: name, VatNo: '', Address: addressOf(address ?? undefined), Contact: null }
}
