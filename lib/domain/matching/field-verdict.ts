/** `near` is what somebody may have meant: a slip of the pen, a short form, day and month or both names swapped. */
export type FieldVerdict = 'agree' | 'near' | 'disagree' | 'missing'
