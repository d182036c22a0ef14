'use server'
import { anyone } from '@/lib/web/askers'
import { answering } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'

export const saveDateOfBirthAction = formAction({ as: anyone, limit: 'register', ...answering('date-of-birth') })
