'use server'
import { revalidatePath } from 'next/cache'
import { activateOnlineServices } from '@/lib/domain/practices/activate-online-services'
import { publishText } from '@/lib/domain/practices/publish-text'
import { practiceById } from '@/lib/domain/practices/queries'
import { saveMessaging } from '@/lib/domain/practices/save-messaging'
import { saveOnlineServices } from '@/lib/domain/practices/save-online-services'
import { savePracticeCard } from '@/lib/domain/practices/save-practice-card'
import { saveQuestions } from '@/lib/domain/practices/save-questions'
import { saveSecurity } from '@/lib/domain/practices/save-security'
import { saveSite } from '@/lib/domain/practices/save-site'
import {
  ActivateOnlineServices,
  PublishText,
  SaveMessaging,
  SaveOnlineServices,
  SaveQuestions,
  SaveSecurity,
  SaveSite,
  savePracticeCardIn,
} from '@/lib/domain/practices/schema'
import { type Ctx, practiceOf } from '@/lib/domain/shared/context'
import { saveCheckers } from '@/lib/domain/staff/save-checkers'
import { SaveCheckers } from '@/lib/domain/staff/schema'
import { staff } from '@/lib/web/askers'
import { formAction } from '@/lib/web/form-action'
import { paths } from '@/lib/web/paths'
import { forgetPracticeCards } from '@/lib/web/practice-card'

/** Refused or not, the page is made anew, so that the form carries the version that holds now. */
function fresh<I, R>(verb: (ctx: Ctx, input: I) => Promise<R>) {
  return (ctx: Ctx, input: I) => verb(ctx, input).finally(() => revalidatePath(paths.settings(), 'layout'))
}

export const savePracticeCardAction = formAction({
  as: staff,
  schema: async (ctx) => {
    const { nation } = await practiceById(ctx.db, practiceOf(ctx))
    return savePracticeCardIn(nation)
  },
  run: fresh(savePracticeCard),
  effect: forgetPracticeCards,
  done: 'settings.saved',
})

export const saveQuestionsAction = formAction({
  as: staff,
  schema: SaveQuestions,
  run: fresh(saveQuestions),
  done: 'settings.saved',
})

export const saveSecurityAction = formAction({
  as: staff,
  schema: SaveSecurity,
  run: fresh(saveSecurity),
  done: 'settings.saved',
})

export const saveMessagingAction = formAction({
  as: staff,
  schema: SaveMessaging,
  run: fresh(saveMessaging),
  done: 'settings.saved',
})

export const activateOnlineServicesAction = formAction({
  as: staff,
  schema: ActivateOnlineServices,
  run: fresh(activateOnlineServices),
  done: 'settings.saved',
})

export const saveOnlineServicesAction = formAction({
  as: staff,
  schema: SaveOnlineServices,
  run: fresh(saveOnlineServices),
  done: 'settings.saved',
})

export const saveCheckersAction = formAction({
  as: staff,
  schema: SaveCheckers,
  run: fresh(saveCheckers),
  done: 'settings.saved',
})

export const publishTextAction = formAction({
  as: staff,
  schema: PublishText,
  run: fresh(publishText),
  next: () => paths.settingsTexts(),
})

export const saveSiteAction = formAction({
  as: staff,
  schema: SaveSite,
  run: fresh(saveSite),
  next: () => paths.settings(),
})
