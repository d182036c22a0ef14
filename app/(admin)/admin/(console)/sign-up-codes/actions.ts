'use server'
import { createSignUpCode } from '@/lib/domain/sign-up-codes/create-sign-up-code'
import { editSignUpCode } from '@/lib/domain/sign-up-codes/edit-sign-up-code'
import { endSignUpCode } from '@/lib/domain/sign-up-codes/end-sign-up-code'
import { pauseSignUpCode } from '@/lib/domain/sign-up-codes/pause-sign-up-code'
import { resumeSignUpCode } from '@/lib/domain/sign-up-codes/resume-sign-up-code'
import { CreateSignUpCode, EditSignUpCode, MoveSignUpCode } from '@/lib/domain/sign-up-codes/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const createSignUpCodeAction = formAction({
  as: staff,
  schema: CreateSignUpCode,
  run: createSignUpCode,
  next: ({ id }) => paths.signUpCode(id, 'created'),
})

export const editSignUpCodeAction = formAction({
  as: staff,
  schema: EditSignUpCode,
  run: editSignUpCode,
  next: ({ id }) => paths.signUpCode(id, 'saved'),
})

export const pauseSignUpCodeAction = formAction({
  as: staff,
  schema: MoveSignUpCode,
  run: pauseSignUpCode,
  next: ({ id }) => paths.signUpCode(id, 'paused'),
})

export const resumeSignUpCodeAction = formAction({
  as: staff,
  schema: MoveSignUpCode,
  run: resumeSignUpCode,
  next: ({ id }) => paths.signUpCode(id, 'resumed'),
})

export const endSignUpCodeAction = formAction({
  as: staff,
  schema: MoveSignUpCode,
  run: endSignUpCode,
  next: ({ id }) => paths.signUpCode(id, 'ended'),
})
