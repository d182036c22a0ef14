import { hashSecret } from '@/lib/platform/secrets'

/** What is stored of a client key. */
export function clientKeyHash(key: string): string {
  return hashSecret(`client-key:${key}`)
}
