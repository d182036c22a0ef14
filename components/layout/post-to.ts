/** Where a shell's small form goes: a server action, or the path of a route that takes a POST. */
export type PostTarget = string | ((data: FormData) => void)

/** The attributes that make a form post there. */
export function postTo(target: PostTarget) {
  return typeof target === 'string' ? { action: target, method: 'post' as const } : { action: target }
}
