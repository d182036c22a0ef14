import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type postgres from 'postgres'
import { newId } from '@/lib/platform/ids'
import { hashSecret } from '@/lib/platform/secrets'

type Tx = postgres.TransactionSql
type Fields = Record<string, string>
type Kit = {
  practiceId: string
  inPractice: <T>(run: (tx: Tx) => Promise<T>) => Promise<T>
  tokenHash: (token: string) => string
  cost: Parameters<typeof hash>[1]
}

const day = 24 * 3600_000

/** What the bare server does for a claim: the same comparisons and rows, with its statements prepared and in one go. */
export function bareClaims({ practiceId, inPractice, tokenHash, cost }: Kit) {
  async function check({ accountNumber = '', linkageKey = '', surname = '' }: Fields): Promise<string | null> {
    const token = randomBytes(24).toString('base64url')
    return inPractice(async (tx) => {
      const [row] = await tx`select l.id as letter, l.key_hash, a.id as account, p.id as patient, p.family_name
        from online_accounts a join patients p on p.practice_id = a.practice_id and p.id = a.patient_id
        join letters l on l.practice_id = a.practice_id and l.account_id = a.id
        where a.practice_id = ${practiceId} and a.account_number = ${accountNumber} and l.status = 'issued'`
      if (row?.key_hash !== hashSecret(linkageKey) || row.family_name !== surname) return null
      const answers = { letter: row.letter, account: row.account, patient: row.patient }
      await tx`insert into registration_drafts (practice_id, id, token_hash, answers, created_at, expires_at)
        values (${practiceId}, ${newId()}, ${tokenHash(token)}, ${tx.json(answers)}, now(), ${new Date(Date.now() + day)})`
      return token
    })
  }

  async function signIn(token: string, { email = '', password = '' }: Fields): Promise<void> {
    const hashed = await hash(password, cost)
    await inPractice(
      (tx) => tx`update registration_drafts set answers = answers || ${tx.json({ email })}, password_hash = ${hashed}
        where practice_id = ${practiceId} and token_hash = ${tokenHash(token)}`,
    )
  }

  async function submit(token: string): Promise<void> {
    await inPractice(async (tx) => {
      const [draft] =
        await tx`select d.id, d.answers, d.password_hash, p.given_name, p.family_name, p.date_of_birth::text as born
        from registration_drafts d join patients p on p.practice_id = d.practice_id and p.id = (d.answers ->> 'patient')::uuid
        where d.practice_id = ${practiceId} and d.token_hash = ${tokenHash(token)} for update of d`
      if (!draft) throw new Error('no draft')
      const { letter, account, patient, email } = draft.answers
      const [id, secretId, messageId] = [newId(), newId(), newId()]
      const later = new Date(Date.now() + day)
      const event = (action: string, from: string | null, to: string) =>
        tx`insert into registration_events (practice_id, id, registration_id, action, from_status, to_status, actor, at)
          values (${practiceId}, ${newId()}, ${id}, ${action}, ${from}, ${to}, 'anyone', now())`
      const audit = (action: string, type: string, subject: string) => {
        const eventId = newId()
        return [
          tx`insert into audit_events (id, practice_id, at, actor_kind, action, subject_type, subject_id, patient_id, details, request_id)
            values (${eventId}, ${practiceId}, now(), 'anyone', ${action}, ${type}, ${subject}, ${patient}, '{}', ${newId()})`,
          tx`insert into audit_unsealed (event_id) values (${eventId})`,
        ]
      }
      await Promise.all([
        tx`insert into registrations (practice_id, id, reference, draft_id, route, status, given_name, family_name, date_of_birth, email,
            password_hash, patient_id, terms_version, privacy_version, locale, submitted_at, expires_at)
          values (${practiceId}, ${id}, ${randomBytes(6).toString('hex').toUpperCase()}, ${draft.id}, 'letter', 'awaiting-activation',
            ${draft.given_name}, ${draft.family_name}, ${draft.born}, ${email}, ${draft.password_hash}, ${patient}, 1, 1, 'en', now(), ${later})`,
        event('submit', null, 'submitted'),
        event('ask-activation', 'submitted', 'awaiting-activation'),
        tx`update letters set status = 'redeemed', registration_id = ${id}, sealed_codes = null, ended_at = now(), ended_reason = 'claimed'
          where practice_id = ${practiceId} and id = ${letter} and status = 'issued' and expires_at > now()`,
        tx`insert into letter_events (practice_id, id, letter_id, action, actor, at) values (${practiceId}, ${newId()}, ${letter}, 'redeem', 'anyone', now())`,
        tx`update online_accounts set status = 'registered', registration_id = ${id} where practice_id = ${practiceId} and id = ${account} and status = 'created'`,
        tx`insert into account_events (practice_id, id, account_id, action, from_status, to_status, actor, at)
          values (${practiceId}, ${newId()}, ${account}, 'register', 'created', 'registered', 'anyone', now())`,
        ...audit('letter.redeemed', 'letter', letter),
        ...audit('registration.submitted', 'registration', id),
        tx`update registration_drafts set answers = '{}', password_hash = null where practice_id = ${practiceId} and id = ${draft.id}`,
        tx`select id from logins where lower(email) = ${String(email).toLowerCase()}`,
        tx`insert into secrets (id, kind, practice_id, subject_id, token_hash, code_hash, created_at, expires_at, code_expires_at)
          values (${secretId}, 'activation', ${practiceId}, ${id}, ${hashSecret(secretId)}, ${hashSecret(`${secretId}:code`)}, now(), ${later}, ${later})`,
        tx`insert into messages (id, practice_id, channel, kind, recipient, locale, ids, registration_id, created_at)
          values (${messageId}, ${practiceId}, 'email', 'activation-email', ${email}, 'en', ${tx.json({ registrationId: id, secretId })}, ${id}, now())`,
        tx`select enrol.add_job(task => 'bench-nothing', payload => ${JSON.stringify({ messageId, practiceId })}::json, job_key => ${messageId})`,
      ])
    })
  }

  return { check, signIn, submit }
}
