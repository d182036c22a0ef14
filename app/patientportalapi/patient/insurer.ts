import * as z from 'zod'
import { listInsurers, ownInsurer } from '@/lib/domain/profiles/insurers'
import { setInsurer } from '@/lib/domain/profiles/set-insurer'
import { optionalText } from '@/lib/domain/shared/fields'
import { get, post } from '@/lib/web/portal-api/endpoint'
import { portalQuery } from '../wire'

const CompanyData = z.object({ Key: z.string(), Name: z.string(), Type: z.string(), IsPublic: z.boolean() })
const InsurerData = CompanyData.extend({ MemberNumber: z.string() })

const company = ({ id, name }: { id: string; name: string }) => ({ Key: id, Name: name, Type: 'I', IsPublic: true })
/** Somebody who pays for themselves has an insurer without a name. */
const none = { Key: '', Name: '', Type: 'I', IsPublic: true, MemberNumber: '' }

export const companies = {
  insurers: [
    get({
      needs: 'client',
      summary: 'The insurers a person may choose',
      result: z.array(CompanyData),
      run: async ({ ctx }) => (await listInsurers(ctx)).map(company),
    }),
  ],
}

export const insurer = {
  insurer: [
    get({
      needs: 'sign-in',
      summary: 'The insurer of the person signed in; one without a name where they pay for themselves',
      query: portalQuery,
      result: InsurerData,
      run: async ({ ctx }) => {
        const own = await ownInsurer(ctx)
        return own ? { ...company(own), MemberNumber: own.memberNumber ?? '' } : none
      },
    }),
    post({
      needs: 'sign-in',
      summary: 'Names the insurer, of those in companies/insurers; an empty key for none',
      query: portalQuery,
      body: z.object({
        insurerData: z.object({ Key: z.string('errors.api.missing').max(100), MemberNumber: optionalText(60) }),
      }),
      paths: { insurer: 'insurerData.Key' },
      run: ({ ctx, body: { insurerData } }) =>
        setInsurer(ctx, { companyId: insurerData.Key || null, memberNumber: insurerData.MemberNumber ?? null }),
    }),
  ],
}
