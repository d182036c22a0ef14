import { authorize } from '@/lib/domain/access/authorize'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import type { ChooseLanguage } from './schema'

/** Chooses the language to read in. It is the browser's own choice, so nothing is stored here. */
export async function chooseLanguage(ctx: Ctx, input: ChooseLanguage): Promise<Locale> {
  authorize(ctx.actor, 'language:choose')
  return input.locale
}
