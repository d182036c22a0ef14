import { companies, practiceSettings, practices, sites } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { defaultPasswordPolicy } from '@/lib/domain/passwords/check-password'
import { type Ctx, forPractice, transaction } from '@/lib/domain/shared/context'
import { violatedConstraint } from '@/lib/domain/shared/database-error'
import { Conflict } from '@/lib/domain/shared/errors'
import { canSendTexts } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { defaultQuestions } from './defaults'
import type { ActivationChannel, Locale, Nation, PasswordPolicy, Questions } from './vocabulary'

export type CreatePractice = {
  slug: string
  name: string
  nation: Nation
  practiceCode: string
  phone?: string
  colour?: string
  locale?: Locale
  activationChannel?: ActivationChannel
  questions?: Partial<Questions>
  passwordPolicy?: PasswordPolicy
}

/** Opens a practice on this installation, with its settings, its own company and its main site. */
export async function createPractice(ctx: Ctx, input: CreatePractice): Promise<{ practiceId: string }> {
  authorize(ctx.actor, 'practice:create')
  const practiceId = newId(ctx.now.getTime())
  const ofPractice = forPractice(ctx, practiceId)
  const createdAt = ctx.now
  try {
    await transaction(ofPractice, async (tx) => {
      const { slug, name, nation, practiceCode } = input
      await tx.insert(practices).values({
        id: practiceId,
        slug,
        name,
        nation,
        practiceCode,
        phone: input.phone ?? null,
        colour: input.colour ?? null,
        locale: input.locale ?? (nation === 'ukraine' ? 'uk' : 'en'),
        createdAt,
      })
      await tx.insert(practiceSettings).values({
        practiceId,
        activationChannel: input.activationChannel ?? (canSendTexts ? 'either' : 'email'),
        questions: { ...defaultQuestions, ...input.questions },
        passwordPolicy: input.passwordPolicy ?? defaultPasswordPolicy,
      })
      await tx.insert(companies).values({ practiceId, id: newId(), name, type: 'practice', createdAt })
      await tx.insert(sites).values({ practiceId, id: newId(), name, createdAt })
      await recordAudit(tx, ofPractice, {
        action: 'practice.created',
        subject: { type: 'practice', id: practiceId },
        details: { slug, nation, practiceCode },
      })
    })
  } catch (error) {
    if (violatedConstraint(error) === null) throw error
    const taken = { key: 'errors.practice.slugTaken' }
    throw new Conflict(taken, { slug: taken })
  }
  return { practiceId }
}
