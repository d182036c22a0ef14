'use server'
import { activateByLink, activateWithUsername } from '@/lib/domain/registrations/activate-by-link'
import { ActivateByLink, ActivateWithUsername } from '@/lib/domain/registrations/schema'
import { anyone } from '@/lib/web/askers'
import { openPatientSession } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const activateByLinkAction = formAction({
  as: anyone,
  limit: 'activate',
  schema: ActivateByLink,
  run: async (ctx, input) => {
    const answer = await activateByLink(ctx, input)
    return { sessionToken: null, ...answer }
  },
  effect: openPatientSession,
  next: ({ outcome }, { token }) => (outcome === 'activated' ? paths.portal() : paths.activate(token)),
})

export const activateWithUsernameAction = formAction({
  as: anyone,
  limit: 'activate',
  schema: ActivateWithUsername,
  run: activateWithUsername,
  effect: openPatientSession,
  next: () => paths.portal(),
})
