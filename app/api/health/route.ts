import { health } from '@/lib/web/health'

export const dynamic = 'force-dynamic'

/** For load balancers and monitors; not built by apiRoute because it must answer without a database. */
export async function GET(): Promise<Response> {
  return health()
}
