import { signUpCodes } from '@/drizzle/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { codeKey } from './code-key'

type NewCode = {
  chargebandId: string
  code: string
  isMain: boolean
  opensAt?: Date | null
  closesAt?: Date | null
  totalLimit?: number | null
}

/** Stores a new code as typed; the unique index refuses one whose key a code not ended has. */
export async function insertSignUpCode(tx: Tx, ctx: Ctx, code: NewCode): Promise<string> {
  const id = newId(ctx.now.getTime())
  await tx
    .insert(signUpCodes)
    .values({ practiceId: practiceOf(ctx), id, ...code, codeKey: codeKey(code.code), createdAt: ctx.now })
  return id
}
