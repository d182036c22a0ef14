import { type NextRequest, NextResponse } from 'next/server'

/** A courtesy for the signed-out: the locks are in the pages and verbs. */
export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  const away = signedOut(request, pathname)
  if (away) return NextResponse.redirect(new URL(away, request.url))
  if (!isTooLarge(request, pathname)) return NextResponse.next()
  const typed = await typedBeside(request)
  return typed ? asForm(request, typed) : backToForm(request)
}

/**
 * The one form of an action that may carry a file. More than Next reads of an action would end on its bare error page;
 * with JavaScript the form itself refuses such a file before it is sent.
 */
function isTooLarge({ method, headers }: NextRequest, pathname: string): boolean {
  if (method !== 'POST' || pathname !== '/admin/splits/new' || headers.has('next-action')) return false
  return Number(headers.get('content-length') ?? 0) > 1_000_000
}

/**
 * What was typed in the form beside the list that is too large, or null where even reading it would take too much. It is
 * read to its end in any case: some browsers show no answer that comes earlier.
 */
async function typedBeside(request: NextRequest): Promise<Record<string, string> | null> {
  if (Number(request.headers.get('content-length')) > 9_000_000) {
    await request.body?.pipeTo(new WritableStream())
    return null
  }
  const form = await request.formData().catch(() => null)
  if (!form) return null
  const kept: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string' && value.length <= 500 && !name.startsWith('$')) kept[name] = value
  }
  return kept
}

/** The form again in answer to the post, as a refusal is; what was typed goes with the request, in no address. */
function asForm(request: NextRequest, typed: Record<string, string>): NextResponse {
  const headers = new Headers(request.headers)
  headers.set('content-type', 'text/plain')
  headers.delete('content-length')
  headers.set('x-enrol-typed', encodeURIComponent(JSON.stringify(typed)))
  return NextResponse.rewrite(formThatSaysSo(request), { request: { headers } })
}

function backToForm(request: NextRequest): NextResponse {
  return NextResponse.redirect(formThatSaysSo(request), 303)
}

function formThatSaysSo({ nextUrl, url }: NextRequest): URL {
  const form = new URL(nextUrl.pathname, url)
  form.searchParams.set('to', nextUrl.searchParams.get('to') ?? '')
  form.searchParams.set('problem', 'too-large')
  return form
}

function signedOut(request: NextRequest, pathname: string): string | null {
  const has = (name: string) => request.cookies.has(name) || request.cookies.has(`__Host-${name}`)
  if (pathname.startsWith('/portal') && !has('enrol-patient')) return '/sign-in'
  if (pathname.startsWith('/admin') && !pathname.startsWith('/admin/sign-in') && !has('enrol-staff')) {
    return '/admin/sign-in'
  }
  return null
}

// A list of patients is larger than the ten megabytes that pass through here whole; its route has its own locks.
export const config = { matcher: ['/portal/:path*', '/admin', '/admin/((?!import/file).*)'] }
