'use server'
import { anyone } from '@/lib/web/askers'
import { answering } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'

export const saveDepartmentAction = formAction({ as: anyone, limit: 'register', ...answering('department') })
