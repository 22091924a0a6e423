import type { MyAccount } from "~/features/accounts/types";
import { pictureTypes } from "~/features/files/rules";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, useTrouble } from "~/routes/shell/form";
import { settingsWords } from "./words";

/** The member's picture, and the ways to change and remove it. */
export function PictureForm({ account }: { account: Pick<MyAccount, "id" | "displayName" | "avatarUrl"> }) {
  const t = useWords(settingsWords);
  const { errorOf } = useTrouble();
  return (
    <div className="fields">
      <div className="ends">
        <Avatar seed={account.id} name={account.displayName} src={account.avatarUrl} size={80} alt={t("pictureNow")} />
        {account.avatarUrl ? <ButtonForm action="/settings/picture" values={{ remove: "yes" }}><Button size="sm">{t("removePicture")}</Button></ButtonForm> : null}
      </div>
      <PostForm action="/settings/picture" encType="multipart/form-data">
        <Field name="file" label={t("pictureFile")} error={errorOf("file")}>
          <Input type="file" accept={pictureTypes} />
        </Field>
        <Button>{t("upload")}</Button>
      </PostForm>
    </div>
  );
}
