import * as z from 'zod'
import { get } from '@/lib/web/portal-api/endpoint'
import { ethnicityNames, genderNames, listOf, pronounNames } from '../words-wire'

const list = (summary: string, names: Record<string, string>) => [
  get({
    needs: 'client',
    summary,
    result: z.array(z.object({ Key: z.string(), Name: z.string() })),
    run: async () => listOf(names),
  }),
]

export const ethnicities = { ethnicities: list('Ethnic groups to choose from', ethnicityNames) }
export const genderIdentity = {
  genders: list('Genders to choose from', genderNames),
  pronouns: list('Pronouns to choose from', pronounNames),
}
