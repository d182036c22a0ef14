'use server'
import { anyone } from '@/lib/web/askers'
import { choosingPassword } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'

export const savePasswordAction = formAction({ as: anyone, limit: 'register', ...choosingPassword })
