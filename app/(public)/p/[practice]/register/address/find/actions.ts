'use server'
import { anyone } from '@/lib/web/askers'
import { findingAddress, pickingAddress } from '@/lib/web/draft'
import { formAction } from '@/lib/web/form-action'

export const findAddressAction = formAction({ as: anyone, limit: 'register', ...findingAddress })
export const pickAddressAction = formAction({ as: anyone, limit: 'register', ...pickingAddress })
