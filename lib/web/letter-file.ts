import 'server-only'
import { letterToPrint } from '@/lib/domain/letters/letter-to-print'
import type { Ctx } from '@/lib/domain/shared/context'
import { printRegistrationLetter } from '@/lib/messages/print'

/** The sheet itself as an answer: kept by no cache, and under a name that says nothing about anybody. */
export async function letterFile(ctx: Ctx, wanted: { patientId: string; preview: boolean }): Promise<Response> {
  const letter = await letterToPrint(ctx, wanted)
  return new Response(await printRegistrationLetter(letter), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="registration-letter.pdf"',
      'Cache-Control': 'no-store',
    },
  })
}
