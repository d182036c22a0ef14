/** What a form shows: nothing yet, what was wrong (already in words) with everything typed, or that it is done. */
export type FormState =
  | { status: 'idle' }
  | {
      status: 'rejected'
      values: Record<string, string | string[]>
      fieldErrors: Record<string, string>
      formErrors: string[]
    }
  | { status: 'done'; message?: string }

export const idle: FormState = { status: 'idle' }
