'use server'
import { chooseLetters } from '@/lib/domain/bulk-letters/choose-letters'
import { ChooseLetters, StartLetters } from '@/lib/domain/bulk-letters/schema'
import { startLetters } from '@/lib/domain/bulk-letters/start-letters'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'

export const chooseLettersAction = formAction({
  as: staff,
  schema: ChooseLetters,
  run: chooseLetters,
  next: ({ bundleId }) => paths.letterBundle(bundleId),
})

export const startLettersAction = formAction({
  as: staff,
  schema: StartLetters,
  run: startLetters,
  next: ({ bundleId }) => paths.batch(bundleId),
})
