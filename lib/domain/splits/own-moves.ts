import { aliasedTable, desc, eq } from 'drizzle-orm'
import { patientMoves, practices } from '@/drizzle/schema'
import { authorize } from '@/lib/domain/access/authorize'
import { ownLogin } from '@/lib/domain/logins/own-login'
import { type Ctx, read } from '@/lib/domain/shared/context'

export type OwnMove = { from: string; to: { id: string; name: string; slug: string } }

/** Where the person signed in was moved to with an account of theirs: until they have one there, a letter is due. */
export async function ownMoves(ctx: Ctx): Promise<OwnMove[]> {
  authorize(ctx.actor, 'portal:view')
  const { loginId } = ownLogin(ctx)
  const old = aliasedTable(practices, 'old')
  return read(ctx, (tx) =>
    tx
      .select({ from: old.name, to: { id: practices.id, name: practices.name, slug: practices.slug } })
      .from(patientMoves)
      .innerJoin(old, eq(old.id, patientMoves.practiceId))
      .innerJoin(practices, eq(practices.id, patientMoves.newPracticeId))
      .where(eq(patientMoves.loginId, loginId))
      .orderBy(desc(patientMoves.movedAt)),
  )
}
