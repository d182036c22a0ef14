import { eq } from 'drizzle-orm'
import { logins, sessions } from '@/drizzle/schema'
import { recordAudit } from '@/lib/domain/audit/record-audit'
import { hashPassword, needsRehash, verifyAgainstNothing, verifyPassword } from '@/lib/domain/passwords/hash-password'
import type { Locale } from '@/lib/domain/practices/vocabulary'
import type { Ctx } from '@/lib/domain/shared/context'
import { Invalid } from '@/lib/domain/shared/errors'
import type { Db, Tx } from '@/lib/platform/db'
import { contactOfLogin } from './contact-of-login'
import { knownDevice } from './device'
import { type FoundLogin, findLogin } from './find-login'
import {
  countFailure,
  countNamedFailure,
  forgetNamedFailures,
  lockedMessage,
  loginLock,
  namedLock,
  passLock,
} from './lockout'
import { mobileOfLogin } from './mobile-of-login'
import { mailUnlock, textUnlock } from './send-unlock'

export type Credentials = { email: string; password: string; device: string | null; locale: Locale }
export type Claim = { name: string; login: FoundLogin | null; right: boolean; newHash: string | null }
/** A name that is locked says until when, whoever has it. */
export type Refused = { refused: 'wrong' } | { refused: 'locked'; until: Date | null }

/** Compares the password; the same work whether anybody has the name or not. */
export async function weighPassword(
  db: Db,
  { email: name, password }: Credentials,
  /** The login the name means, where it is no email address or username of a login. */
  meant?: FoundLogin | null,
): Promise<Claim> {
  const login = meant === undefined ? await findLogin(db, name) : meant
  const hashed = login && !login.disabledAt ? login.passwordHash : null
  const right = hashed ? await verifyPassword(hashed, password) : await verifyAgainstNothing(password)
  const newHash = right && hashed && needsRehash(hashed) ? await hashPassword(password) : null
  return { name, login, right, newHash }
}

/**
 * Decides whether the claim gets in, counts the failure when it does not, and tells the owner when it locks. The
 * caller's transaction must commit either way. Order of commits decides between a right password and the lock.
 */
export async function admit(
  tx: Tx,
  ctx: Ctx,
  claim: Claim,
  from: Pick<Credentials, 'device' | 'locale'>,
): Promise<{ login: FoundLogin } | Refused> {
  const { login, right } = claim
  const device = login && knownDevice(from.device, login.id)
  if (login && right && (await stillHolds(tx, login))) {
    const deviceGood = device !== null && (await namedLock(tx, ctx.now, 'device', device)) === null
    if ((await passLock(tx, ctx.now, login.id)) || deviceGood) {
      if (device) await forgetNamedFailures(tx, 'device', device)
      if (claim.newHash) await tx.update(logins).set({ passwordHash: claim.newHash }).where(eq(logins.id, login.id))
      return { login }
    }
    return { refused: 'locked', until: await loginLock(tx, ctx.now, login.id) }
  }
  const failure = login
    ? await countFailure(tx, ctx.now, login.id)
    : await countNamedFailure(tx, ctx.now, 'name', claim.name)
  // After the login's own row, as a right password takes them.
  if (device) await countNamedFailure(tx, ctx.now, 'device', device)
  await recordAudit(tx, ctx, {
    action: failure.lockedNow ? 'login.locked' : 'login.sign-in-refused',
    subject: { type: 'login', id: login?.id ?? null },
  })
  if (login && failure.lockedNow) {
    // Whoever guesses may have got in before; the owner gets in again with the password, from a device that is known.
    await tx.delete(sessions).where(eq(sessions.loginId, login.id))
    // Last, because looking for somebody's contact leaves the transaction working for no practice.
    await tellOwner(tx, ctx, login, from.locale)
  }
  // The try that locks is still told "wrong"; the next is told "locked", whoever has the name.
  const { lockedUntil: until, lockedNow } = failure
  return until && !lockedNow ? { refused: 'locked', until } : { refused: 'wrong' }
}

/** Whether the password that was weighed is still the login's: it may have been changed meanwhile. Holds the login. */
async function stillHolds(tx: Tx, { id, passwordHash }: FoundLogin): Promise<boolean> {
  const [held] = await tx
    .select({ passwordHash: logins.passwordHash })
    .from(logins)
    .where(eq(logins.id, id))
    .for('no key update')
  return held !== undefined && held.passwordHash === passwordHash
}

/** What a refused person reads, at the first field. */
export function refusal(answer: Refused, now: Date): Invalid {
  return new Invalid({
    email: answer.refused === 'locked' ? lockedMessage(answer.until, now) : { key: 'errors.login.wrong' },
  })
}

/** By email, or by text where there is none: either brings the way to unlock. */
async function tellOwner(tx: Tx, ctx: Ctx, login: FoundLogin, locale: Locale): Promise<void> {
  const to = { loginId: login.id, locale }
  const address = await contactOfLogin(tx, login)
  if (address) return mailUnlock(tx, ctx, { ...to, recipient: address })
  const mobile = await mobileOfLogin(tx, login.id)
  if (mobile) await textUnlock(tx, ctx, { ...to, recipient: mobile })
}
