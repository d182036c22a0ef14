import 'server-only'
import { notFound } from 'next/navigation'
import { NotFound } from '@/lib/domain/shared/errors'

/** What a page loads: the 404 page when there is no such thing for this person. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
