import * as z from 'zod'
import { nationOf } from '@/lib/domain/practices/queries'
import { acceptTerms } from '@/lib/domain/profiles/accept-terms'
import { changeProfile } from '@/lib/domain/profiles/change-profile'
import { ownProfile } from '@/lib/domain/profiles/own-profile'
import { titles } from '@/lib/domain/registrations/vocabulary'
import { zoneOfNation } from '@/lib/format'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { demogPaths, profileOf } from '../demog-wire'
import { demogOf, merged } from '../profile-wire'
import { PersonDemographicData, portalQuery } from '../wire'

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
}
