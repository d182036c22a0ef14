import type { PublishedText } from '@/lib/domain/practices/settings-queries'
import type { LegalTextKind } from '@/lib/domain/practices/vocabulary'
import { formatDateTime } from '@/lib/format'

export const textNames: Record<LegalTextKind, string> = {
  terms: 'Terms and conditions',
  privacy: 'Privacy notice',
  'statistical-use': 'Statistical use',
}

/** Which version holds, and since when. */
export function textStanding({ version, since }: PublishedText, zone: string): string {
  return since ? `Version ${version}, since ${formatDateTime(since, 'en', zone)}` : 'Not published yet'
}
