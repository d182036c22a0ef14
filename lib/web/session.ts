import 'server-only'
import { cookies } from 'next/headers'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import { cache } from 'react'
import type { PatientActor, StaffActor } from '@/lib/domain/access/actor'
import { type FoundSession, findSession } from '@/lib/domain/logins/find-session'
import type { SessionKind } from '@/lib/domain/logins/vocabulary'
import { findStaffMember } from '@/lib/domain/staff/find-staff-member'
import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { callerAddress } from './request'

const secure = env.APP_URL.startsWith('https://')

/** `__Host-` ties the cookie to this host alone; browsers allow it only over https. */
export function cookieName(kind: SessionKind | 'draft' | 'locale' | 'receipt' | 'device' | 'search'): string {
  return `${secure ? '__Host-' : ''}enrol-${kind}`
}

const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const

declare module 'next-auth/jwt' {
  interface JWT {
    found?: FoundSession
  }
}
declare module 'next-auth' {
  interface Session {
    found?: FoundSession
  }
}

/** next-auth with an opaque cookie: its "token" is looked up in the sessions table at every request. */
function authOptions(kind: SessionKind): NextAuthOptions {
  return {
    secret: env.AUTH_SECRET,
    providers: [],
    session: { strategy: 'jwt' },
    cookies: { sessionToken: { name: cookieName(kind), options: cookieOptions } },
    jwt: {
      encode: async () => '',
      decode: async ({ token }) => {
        const found = token ? await findSession(db, kind, token, new Date()) : null
        return found ? { sub: found.loginId, found } : null
      },
    },
    callbacks: { session: async ({ session, token }) => ({ ...session, found: token.found }) },
    // A session that has ended is an ordinary event here, not an error.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  }
}

/** The session behind this request's cookie, complete or waiting for its second factor. One look-up a request. */
export const sessionOf = cache(async (kind: SessionKind): Promise<FoundSession | null> => {
  const jar = await cookies()
  const token = jar.get(cookieName(kind))?.value
  if (!token) return null
  const options = authOptions(kind)
  const decoded = await readThroughNextAuth(options)
  return decoded?.found ?? null
})

async function readThroughNextAuth(options: NextAuthOptions) {
  return getServerSession(options)
}

/** The signed-in patient, or null. */
export const currentPatient = cache(async (): Promise<PatientActor | null> => {
  const session = await sessionOf('patient')
  if (!session?.completed) return null
  return { kind: 'patient', loginId: session.loginId, sessionId: session.id, address: await callerAddress() }
})

/** The signed-in member of staff at the practice of this session, or null; a disabled one is out at once. */
export const currentStaff = cache(async (): Promise<StaffActor | null> => {
  const session = await sessionOf('staff')
  if (!session?.completed || !session.practiceId) return null
  const member = await findStaffMember(db, session.loginId, session.practiceId)
  if (!member) return null
  return {
    kind: 'staff',
    loginId: session.loginId,
    staffId: member.id,
    practiceId: session.practiceId,
    role: member.role,
    name: member.name,
    sessionId: session.id,
    address: await callerAddress(),
  }
})

export async function openSession(kind: SessionKind, token: string): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(kind), token, cookieOptions)
}

export async function closeSession(kind: SessionKind): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(kind), '', { ...cookieOptions, maxAge: 0 })
}

type KeptKind = 'draft' | 'receipt' | 'device' | 'search'

/** A cookie kept for a while: the journey's draft, the receipt of what was submitted, the devices someone signed in on. */
export async function keepCookie(kind: KeptKind, value: string, seconds: number): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(kind), value, { ...cookieOptions, maxAge: seconds })
}

export async function keptCookie(kind: KeptKind): Promise<string | null> {
  const jar = await cookies()
  return jar.get(cookieName(kind))?.value || null
}
