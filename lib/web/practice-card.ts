import 'server-only'
import { cache } from 'react'
import { practiceBySlug } from '@/lib/domain/practices/queries'
import { db } from '@/lib/platform/db'

/** The practice a slug names, looked up once a request. */
export const practiceCard = cache((slug: string) => practiceBySlug(db, slug))
