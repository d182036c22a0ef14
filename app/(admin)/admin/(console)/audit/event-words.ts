import type { AuditLine } from '@/lib/domain/audit/queries'
import { auditSentence } from '@/lib/domain/audit/vocabulary'
import { formatDate } from '@/lib/format'
import { paths } from '@/lib/web/paths'

/** Who did it, in words. */
export function actorWords({ actorKind, actorName }: AuditLine): string {
  if (actorKind === 'staff') return actorName ?? 'A member of staff'
  if (actorKind === 'patient') return 'A patient'
  if (actorKind === 'system') return 'Enrol'
  return 'A visitor'
}

export function sentenceOf(line: AuditLine): string {
  return `${actorWords(line)} ${auditSentence(line.action)}`
}

const subjectLinks: Record<string, { text: string; href: (id: string) => string }> = {
  patient: { text: 'Patient', href: paths.patient },
  registration: { text: 'Registration', href: paths.registration },
  chargeband: { text: 'Chargeband', href: paths.chargeband },
  thread: { text: 'Conversation', href: (id) => paths.thread(id) },
  invoice: { text: 'Invoice', href: (id) => paths.invoice(id) },
  'sign-up-code': { text: 'Sign-up code', href: paths.signUpCode },
  'staff-member': { text: 'Colleague', href: paths.staffMember },
}

/** Where to look at what it was about; the patient beside the thing where the event names both. */
export function subjectsOf({ subjectType, subjectId, patientId }: AuditLine): { text: string; href: string }[] {
  const link = subjectLinks[subjectType]
  const subject = link && subjectId ? [{ text: link.text, href: link.href(subjectId) }] : []
  const patient = patientId && patientId !== subjectId ? [{ text: 'Patient', href: paths.patient(patientId) }] : []
  return [...subject, ...patient]
}

/** The event's facts as "allow messaging: yes, from: Receptionist"; what has no short form is left out. */
export function factsOf(details: Record<string, unknown>): string {
  return Object.entries(details)
    .flatMap(([name, value]) => {
      const text = shortForm(value)
      return text ? [`${inWords(name)}: ${text}`] : []
    })
    .join(', ')
}

function shortForm(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return value.toLocaleString('en-GB')
  if (typeof value === 'string') return isOurId(value) ? null : readable(value)
  if (!Array.isArray(value)) return null
  const parts = value.map(shortForm).filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' and ') : null
}

const isOurId = (text: string) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/** A date as people write it; our own words, such as `patient-created`, without their hyphens; anything else as it is. */
function readable(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text)
  return /^[a-z]+(-[a-z]+)+$/.test(text) ? text.replaceAll('-', ' ') : text
}

/** `allowMessaging` as "allow messaging". */
function inWords(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
}
