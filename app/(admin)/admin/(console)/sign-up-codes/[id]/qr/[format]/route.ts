import { signUpAddress } from '@/app/(admin)/admin/(console)/sign-up-codes/share-words'
import { NotFound } from '@/lib/domain/shared/errors'
import { qrPng, qrSvg } from '@/lib/domain/sign-up-codes/qr-code'
import { signUpCodeById } from '@/lib/domain/sign-up-codes/queries'
import { apiRoute } from '@/lib/web/api-route'
import { staff } from '@/lib/web/askers'
import { practiceOfStaff } from '@/lib/web/pages'

const types = { svg: 'image/svg+xml', png: 'image/png' } as const

/** The QR code as a file. */
export const GET = apiRoute({
  as: staff,
  run: async (ctx, { params }) => {
    const code = await signUpCodeById(ctx, params.id ?? '')
    const format = params.format === 'svg' || params.format === 'png' ? params.format : null
    if (!format) throw new NotFound('format')
    const address = signUpAddress(await practiceOfStaff(ctx.practiceId ?? ''), code.code)
    const file = format === 'svg' ? qrSvg(address) : new Uint8Array(await qrPng(address))
    return new Response(file, {
      headers: {
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="sign-up-code.${format}"`,
        'Cache-Control': 'no-store',
      },
    })
  },
})
