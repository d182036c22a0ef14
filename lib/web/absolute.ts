import 'server-only'
import { env } from '@/lib/platform/env'

/** A path of ours as a whole address, for paper, pictures and other people's screens. */
export function absolute(path: string): string {
  return `${env.APP_URL}${path}`
}
