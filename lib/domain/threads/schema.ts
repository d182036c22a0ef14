import * as z from 'zod'
import { choice, longText, optionalText } from '@/lib/domain/shared/fields'
import { roles } from '@/lib/domain/staff/vocabulary'
import { longestMessage, longestSubject } from './vocabulary'

const id = () => z.uuid('errors.notFound')
/** What makes a form that is sent twice write once; a program sends none. */
const written = { text: longText('errors.thread.textRequired', longestMessage), writingKey: id() }
const begun = { ...written, subject: optionalText(longestSubject) }

export const StartOwnThread = z.object({ accountId: id(), ...begun })
export type StartOwnThread = z.output<typeof StartOwnThread>

export const StartThread = z.object({ patientId: id(), ...begun })
export type StartThread = z.output<typeof StartThread>

export const AnswerThread = z.object({ threadId: id(), ...written })
export type AnswerThread = z.output<typeof AnswerThread>

export const OneThread = z.object({ threadId: id() })
export type OneThread = z.output<typeof OneThread>

export const HandOverThread = z.object({ threadId: id(), role: choice(roles, 'errors.thread.roleRequired') })
export type HandOverThread = z.output<typeof HandOverThread>
