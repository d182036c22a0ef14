import * as z from 'zod'
import { joinScheme } from '@/lib/domain/memberships/join-scheme'
import { ownMemberships } from '@/lib/domain/memberships/own-membership'
import { schemeForProgram } from '@/lib/domain/registrations/judge-profile'
import { codeKey } from '@/lib/domain/sign-up-codes/code-key'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { events, PortalError } from '@/lib/web/portal-api/portal-error'
import { CurrentMembershipSchemeData, currentData, MembershipSchemeData, schemeData } from '../membership-wire'
import { portalQuery } from '../wire'

const code = z.string('errors.code.required').min(1, 'errors.code.required').max(60, 'errors.api.format')
const codeQuery = portalQuery.extend({
  code: code.meta({ description: 'The membership code', examples: ['MEMBER123'] }),
})
const paths = { membershipCode: 'code' }

/** No card is taken online, so there is no payment to set up or to remove. */
async function noCards(): Promise<never> {
  throw new PortalError(events.unspecified, 501, { key: 'errors.api.noCardPayments' })
}

export const membershipScheme = {
  'validate-code': [
    get({
      needs: 'client',
      summary: 'Says whether a membership code works',
      query: codeQuery,
      paths,
      run: async ({ ctx, query }) => {
        await schemeForProgram(ctx, query.code)
        return ''
      },
    }),
  ],
  'scheme-info': [
    get({
      needs: 'client',
      summary: 'The scheme of a membership code, with its price',
      query: codeQuery,
      result: MembershipSchemeData,
      paths,
      run: async ({ ctx, query }) => schemeData(await schemeForProgram(ctx, query.code)),
    }),
  ],
  current: [
    get({
      needs: 'sign-in',
      summary: 'The scheme the person signed in is a member of; null where there is none',
      query: portalQuery,
      result: CurrentMembershipSchemeData.nullable(),
      run: async ({ ctx }) => {
        const current = (await ownMemberships(ctx))[0]?.current
        return current ? currentData(current) : null
      },
    }),
  ],
  schemes: [
    get({
      needs: 'sign-in',
      summary: 'The schemes the person signed in could join',
      query: portalQuery,
      result: z.array(MembershipSchemeData),
      run: async ({ ctx }) => ((await ownMemberships(ctx))[0]?.open ?? []).map(schemeData),
    }),
  ],
  join: [
    get({
      needs: 'sign-in',
      summary: 'Joins one of the schemes; the first invoice is owed from then on. Joining twice joins once',
      query: codeQuery,
      paths,
      run: async ({ ctx, query }) => {
        const [here] = await ownMemberships(ctx)
        const scheme = here?.open.find((one) => codeKey(one.code) === codeKey(query.code))
        if (!here || !scheme)
          throw new PortalError(events.unspecified, 400, { key: 'errors.code.membershipUnknown' }, [
            { path: 'code', message: { key: 'errors.code.membershipUnknown' } },
          ])
        await joinScheme(ctx, { accountId: here.place.accountId, schemeId: scheme.id })
        return ''
      },
    }),
  ],
  'remove-online-payment': [
    get({
      needs: 'sign-in',
      summary: 'Not offered: no card is taken online, so there is none to remove',
      query: portalQuery,
      run: noCards,
    }),
  ],
  'setup-online-payment': [
    post({
      needs: 'sign-in',
      summary: 'Not offered: no card is taken online. Invoices are paid at the practice or by bank transfer',
      query: portalQuery,
      body: z.object({}),
      run: noCards,
    }),
  ],
}
