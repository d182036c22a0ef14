import * as z from 'zod'
import { nationOf } from '@/lib/domain/practices/queries'
import { acceptTerms } from '@/lib/domain/profiles/accept-terms'
import { changeProfile } from '@/lib/domain/profiles/change-profile'
import { ownDepartments, ownEmployer } from '@/lib/domain/profiles/own-employer'
import { ownProfile } from '@/lib/domain/profiles/own-profile'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { zoneOfNation } from '@/lib/format'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { CompanyDemographicData, DepartmentsAndDivisions, departmentsAndDivisions, employerOf } from '../company-wire'
import { demogPaths, profileOf } from '../demog-wire'
import { demogOf, merged } from '../profile-wire'
import { PersonDemographicData, portalQuery } from '../wire'
import { employeeStatusNames, listOf } from '../words-wire'

const password = z.string('errors.login.passwordRequired').min(1, 'errors.login.passwordRequired').max(200)

const shown = PersonDemographicData.omit({ Password: true }).extend({ Key: z.string() })

export const patient = {
  'demographic-data': [
    get({
      needs: 'sign-in',
      summary: 'What the practice was told about the person signed in; never a password',
      query: portalQuery,
      result: shown,
      run: async ({ ctx }) => demogOf(await ownProfile(ctx)),
    }),
    post({
      needs: 'sign-in',
      summary: 'Changes it, with the password: what is null or absent stays as it is, an empty text clears',
      query: portalQuery,
      body: z.object({ password, demog: PersonDemographicData }),
      paths: { ...demogPaths, password: 'password' },
      run: async ({ ctx, body }) => {
        const demog = merged(demogOf(await ownProfile(ctx)), body.demog)
        const { answers, more } = profileOf(demog, zoneOfNation[await nationOf(ctx)])
        await changeProfile(ctx, { answers, more, password: body.password })
      },
    }),
  ],
  'accept-terms-and-conditions': [
    post({
      needs: 'sign-in',
      summary: 'Accepts the terms and the statistical use as they are now, both together, with the password',
      query: portalQuery,
      body: z.object({ password }),
      run: ({ ctx, body }) => acceptTerms(ctx, body),
    }),
  ],
  'allowed-titles': [
    get({
      needs: 'sign-in',
      summary: 'The titles a person may have',
      query: portalQuery,
      result: z.array(z.string()),
      run: async () => titles,
    }),
  ],
  'departments-divisions': [
    get({
      needs: 'sign-in',
      summary: 'The departments and divisions of the person’s chargeband; an error where it does not ask for them',
      query: portalQuery,
      result: DepartmentsAndDivisions,
      run: async ({ ctx }) => departmentsAndDivisions(await ownDepartments(ctx)),
    }),
  ],
  'employee-statuses': [
    get({
      needs: 'sign-in',
      summary: 'The states of employment to choose from',
      query: portalQuery,
      result: z.array(z.object({ Key: z.string(), Name: z.string() })),
      run: async () => listOf(employeeStatusNames),
    }),
  ],
  'employer-demographic-data': [
    get({
      needs: 'sign-in',
      summary:
        'The company the person’s chargeband bills, else the employer they named; without a name where neither is',
      query: portalQuery,
      result: CompanyDemographicData,
      run: async ({ ctx }) => employerOf(await ownEmployer(ctx)),
    }),
  ],
}
