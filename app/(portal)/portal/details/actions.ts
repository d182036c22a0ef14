'use server'
import { askContact } from '@/lib/domain/details/ask-contact'
import { proposeAddress, proposeNeeds } from '@/lib/domain/details/propose'
import { proveMobile } from '@/lib/domain/details/prove-mobile'
import { AskEmail, AskMobile, ProposeAddress, ProposeNeeds, ProveMobile } from '@/lib/domain/details/schema'
import { patient } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const askEmailAction = formAction({
  as: patient,
  limit: 'sign-in',
  schema: AskEmail,
  run: (ctx, { email: value, ...input }, locale) => askContact(ctx, { ...input, kind: 'email', value, locale }),
  next: ({ accountId }) => paths.portalEmailSent(accountId),
})

export const askMobileAction = formAction({
  as: patient,
  limit: 'sign-in',
  schema: AskMobile,
  run: (ctx, { mobile: value, ...input }, locale) => askContact(ctx, { ...input, kind: 'mobile', value, locale }),
  next: ({ accountId }) => paths.portalMobileCode(accountId),
})

export const proveMobileAction = formAction({
  as: patient,
  limit: 'activate',
  schema: ProveMobile,
  run: proveMobile,
  next: () => paths.portalDetails('mobile'),
})

export const proposeAddressAction = formAction({
  as: patient,
  schema: ProposeAddress,
  run: proposeAddress,
  next: () => paths.portalDetails('asked'),
})

export const proposeNeedsAction = formAction({
  as: patient,
  schema: ProposeNeeds,
  run: proposeNeeds,
  next: () => paths.portalDetails('asked'),
})
