-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Account" (
    "memberId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailFolded" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "locale" TEXT,
    "theme" TEXT NOT NULL DEFAULT 'system',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "verifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "passwordChangedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "SignUp" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailFolded" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "handleFolded" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "locale" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailToken" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "publicId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "signedInAt" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'personal',
    "memberId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Board" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "guidelines" TEXT NOT NULL DEFAULT '',
    "guidelinesHtml" TEXT NOT NULL DEFAULT '',
    "template" TEXT NOT NULL DEFAULT '',
    "topicKinds" TEXT[],
    "requiredTags" TEXT[],
    "minTrust" INTEGER NOT NULL DEFAULT 0,
    "reviewPolicy" TEXT NOT NULL DEFAULT 'none',
    "visibility" TEXT NOT NULL DEFAULT 'public',
    "hue" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL DEFAULT 0,
    "parentId" TEXT,
    "depth" INTEGER NOT NULL DEFAULT 1,
    "topicCount" INTEGER NOT NULL DEFAULT 0,
    "month" INTEGER NOT NULL DEFAULT 0,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BoardGroup" (
    "boardId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,

    CONSTRAINT "BoardGroup_pkey" PRIMARY KEY ("boardId","groupId")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actorId" TEXT,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "boardId" TEXT,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "requestId" TEXT,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "payload" JSONB NOT NULL,
    "dispatched" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "eventId" TEXT NOT NULL,
    "consumer" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedUntil" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("eventId","consumer")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'person',
    "handle" TEXT NOT NULL,
    "handleFolded" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "trust" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'active',
    "avatarId" TEXT,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "handleChangedAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "sourceId" TEXT,
    "sourceUrl" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandleHistory" (
    "handleFolded" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandleHistory_pkey" PRIMARY KEY ("handleFolded")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "boardId" TEXT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupMember" (
    "groupId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "GroupMember_pkey" PRIMARY KEY ("groupId","memberId")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "File" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "toFolded" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "key" TEXT NOT NULL,
    "bodyHmac" TEXT NOT NULL,
    "status" INTEGER,
    "answer" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ScheduleRun" (
    "name" TEXT NOT NULL,
    "ranAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScheduleRun_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "path" TEXT NOT NULL,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bodyHtml" TEXT NOT NULL,
    "renderer" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'visible',
    "stateReason" TEXT,
    "heldFor" TEXT[],
    "hasLink" BOOLEAN NOT NULL DEFAULT false,
    "score" INTEGER NOT NULL DEFAULT 0,
    "upCount" INTEGER NOT NULL DEFAULT 0,
    "downCount" INTEGER NOT NULL DEFAULT 0,
    "scoreBase" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "sourceId" TEXT,
    "sourceUrl" TEXT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostRevision" (
    "postId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "title" TEXT,
    "editorId" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostRevision_pkey" PRIMARY KEY ("postId","version")
);

-- CreateTable
CREATE TABLE "Vote" (
    "postId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("postId","memberId")
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "boardId" TEXT,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'open',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deciderId" TEXT,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "boardId" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Topic" (
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "authorId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'visible',
    "score" INTEGER NOT NULL DEFAULT 0,
    "replyCount" INTEGER NOT NULL DEFAULT 0,
    "commentCount" INTEGER NOT NULL DEFAULT 0,
    "hot" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "lastActivityAt" TIMESTAMPTZ(3) NOT NULL,
    "lastPostId" TEXT,
    "lastPosterId" TEXT,
    "lockedAt" TIMESTAMPTZ(3),
    "lockReason" TEXT,
    "pinnedAt" TIMESTAMPTZ(3),
    "acceptedPostId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT,
    "sourceId" TEXT,
    "sourceUrl" TEXT,

    CONSTRAINT "Topic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TopicReading" (
    "memberId" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "lastPostId" TEXT NOT NULL,
    "seenReplies" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TopicReading_pkey" PRIMARY KEY ("memberId","topicId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_emailFolded_key" ON "Account"("emailFolded");

-- CreateIndex
CREATE UNIQUE INDEX "SignUp_emailFolded_key" ON "SignUp"("emailFolded");

-- CreateIndex
CREATE UNIQUE INDEX "SignUp_handleFolded_key" ON "SignUp"("handleFolded");

-- CreateIndex
CREATE INDEX "MailToken_kind_subjectId_idx" ON "MailToken"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "MailToken_expiresAt_idx" ON "MailToken"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_publicId_key" ON "Session"("publicId");

-- CreateIndex
CREATE INDEX "Session_memberId_idx" ON "Session"("memberId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_memberId_idx" ON "ApiToken"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "Board_slug_key" ON "Board"("slug");

-- CreateIndex
CREATE INDEX "Board_parentId_idx" ON "Board"("parentId");

-- CreateIndex
CREATE INDEX "BoardGroup_groupId_idx" ON "BoardGroup"("groupId");

-- CreateIndex
CREATE INDEX "Event_subjectType_subjectId_idx" ON "Event"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "Event_actorId_id_idx" ON "Event"("actorId", "id");

-- CreateIndex
CREATE INDEX "Delivery_state_consumer_nextAttemptAt_idx" ON "Delivery"("state", "consumer", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Member_handleFolded_key" ON "Member"("handleFolded");

-- CreateIndex
CREATE INDEX "Member_joinedAt_id_idx" ON "Member"("joinedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Member_source_sourceId_key" ON "Member"("source", "sourceId");

-- CreateIndex
CREATE INDEX "HandleHistory_memberId_idx" ON "HandleHistory"("memberId");

-- CreateIndex
CREATE INDEX "RoleGrant_memberId_idx" ON "RoleGrant"("memberId");

-- CreateIndex
CREATE INDEX "RoleGrant_boardId_idx" ON "RoleGrant"("boardId");

-- CreateIndex
CREATE UNIQUE INDEX "Group_slug_key" ON "Group"("slug");

-- CreateIndex
CREATE INDEX "GroupMember_memberId_idx" ON "GroupMember"("memberId");

-- CreateIndex
CREATE INDEX "File_ownerId_idx" ON "File"("ownerId");

-- CreateIndex
CREATE INDEX "Mail_toFolded_id_idx" ON "Mail"("toFolded", "id");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Post_topicId_path_idx" ON "Post"("topicId", "path");

-- CreateIndex
CREATE INDEX "Post_topicId_id_idx" ON "Post"("topicId", "id");

-- CreateIndex
CREATE INDEX "Post_authorId_id_idx" ON "Post"("authorId", "id" DESC);

-- CreateIndex
CREATE INDEX "Post_parentId_idx" ON "Post"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "Post_source_sourceId_key" ON "Post"("source", "sourceId");

-- CreateIndex
CREATE INDEX "Vote_memberId_updatedAt_idx" ON "Vote"("memberId", "updatedAt");

-- CreateIndex
CREATE INDEX "Report_state_id_idx" ON "Report"("state", "id");

-- CreateIndex
CREATE INDEX "Report_subjectType_subjectId_idx" ON "Report"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Report_reporterId_subjectType_subjectId_key" ON "Report"("reporterId", "subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_idx" ON "AuditEntry"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_idx" ON "AuditEntry"("actorId");

-- CreateIndex
CREATE INDEX "Topic_boardId_lastActivityAt_id_idx" ON "Topic"("boardId", "lastActivityAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_lastActivityAt_id_idx" ON "Topic"("lastActivityAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_boardId_hot_lastActivityAt_id_idx" ON "Topic"("boardId", "hot" DESC, "lastActivityAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_hot_lastActivityAt_id_idx" ON "Topic"("hot" DESC, "lastActivityAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_boardId_id_idx" ON "Topic"("boardId", "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_boardId_score_id_idx" ON "Topic"("boardId", "score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_score_id_idx" ON "Topic"("score" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_authorId_id_idx" ON "Topic"("authorId", "id" DESC);

-- CreateIndex
CREATE INDEX "Topic_tags_idx" ON "Topic" USING GIN ("tags");

-- CreateIndex
CREATE UNIQUE INDEX "Topic_source_sourceId_key" ON "Topic"("source", "sourceId");

-- CreateIndex
CREATE INDEX "TopicReading_topicId_idx" ON "TopicReading"("topicId");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Board"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardGroup" ADD CONSTRAINT "BoardGroup_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardGroup" ADD CONSTRAINT "BoardGroup_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_avatarId_fkey" FOREIGN KEY ("avatarId") REFERENCES "File"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandleHistory" ADD CONSTRAINT "HandleHistory_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleGrant" ADD CONSTRAINT "RoleGrant_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupMember" ADD CONSTRAINT "GroupMember_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostRevision" ADD CONSTRAINT "PostRevision_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_deciderId_fkey" FOREIGN KEY ("deciderId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_boardId_fkey" FOREIGN KEY ("boardId") REFERENCES "Board"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Topic" ADD CONSTRAINT "Topic_lastPosterId_fkey" FOREIGN KEY ("lastPosterId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicReading" ADD CONSTRAINT "TopicReading_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TopicReading" ADD CONSTRAINT "TopicReading_topicId_fkey" FOREIGN KEY ("topicId") REFERENCES "Topic"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say. Words are those of the glossary.
ALTER TABLE "Member"
  ADD CONSTRAINT "Member_kind" CHECK ("kind" IN ('person', 'system')),
  ADD CONSTRAINT "Member_state" CHECK ("state" IN ('active', 'suspended', 'deleted')),
  ADD CONSTRAINT "Member_trust" CHECK ("trust" BETWEEN 0 AND 4);
ALTER TABLE "RoleGrant"
  ADD CONSTRAINT "RoleGrant_role" CHECK ("role" IN ('moderator', 'operator', 'admin')),
  ADD CONSTRAINT "RoleGrant_scope" CHECK ("boardId" IS NULL OR "role" = 'moderator');
CREATE UNIQUE INDEX "RoleGrant_once" ON "RoleGrant" ("memberId", "role", COALESCE("boardId", ''));
ALTER TABLE "MailToken" ADD CONSTRAINT "MailToken_kind" CHECK ("kind" IN ('verify', 'reset', 'set-up'));
ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_kind" CHECK ("kind" IN ('personal', 'session')),
  ADD CONSTRAINT "ApiToken_scopes" CHECK ("scopes" <@ ARRAY['read', 'write', 'moderate', 'operate']);
ALTER TABLE "Board"
  ADD CONSTRAINT "Board_slug" CHECK ("slug" ~ '^[a-z0-9-]{2,40}$'),
  ADD CONSTRAINT "Board_visibility" CHECK ("visibility" IN ('public', 'members', 'groups')),
  ADD CONSTRAINT "Board_reviewPolicy" CHECK ("reviewPolicy" IN ('none', 'first', 'all')),
  ADD CONSTRAINT "Board_depth" CHECK ("depth" BETWEEN 1 AND 3),
  ADD CONSTRAINT "Board_minTrust" CHECK ("minTrust" BETWEEN 0 AND 4),
  ADD CONSTRAINT "Board_topicKinds" CHECK ("topicKinds" <@ ARRAY['discussion', 'question', 'article', 'announcement']),
  ADD CONSTRAINT "Board_topicCount" CHECK ("topicCount" >= 0);
ALTER TABLE "Topic"
  ADD CONSTRAINT "Topic_kind" CHECK ("kind" IN ('discussion', 'question', 'article', 'announcement')),
  ADD CONSTRAINT "Topic_state" CHECK ("state" IN ('held', 'visible', 'hidden', 'removed', 'deleted')),
  ADD CONSTRAINT "Topic_counts" CHECK ("replyCount" >= 0 AND "commentCount" >= 0);
ALTER TABLE "Post"
  ADD CONSTRAINT "Post_kind" CHECK ("kind" IN ('opening', 'reply', 'answer', 'comment')),
  ADD CONSTRAINT "Post_state" CHECK ("state" IN ('held', 'visible', 'hidden', 'removed', 'deleted')),
  ADD CONSTRAINT "Post_depth" CHECK ("depth" BETWEEN 0 AND 6),
  ADD CONSTRAINT "Post_score" CHECK ("score" = "upCount" - "downCount" + "scoreBase"),
  ADD CONSTRAINT "Post_counts" CHECK ("upCount" >= 0 AND "downCount" >= 0);
CREATE UNIQUE INDEX "Post_oneOpening" ON "Post" ("topicId") WHERE "kind" = 'opening';
CREATE INDEX "Post_held" ON "Post" ("id") WHERE "state" = 'held';
CREATE INDEX "Topic_pinned" ON "Topic" ("boardId", "pinnedAt") WHERE "pinnedAt" IS NOT NULL;
CREATE INDEX "Topic_cooling" ON "Topic" ("publishedAt") WHERE "hot" > 0;
CREATE INDEX "Topic_unanswered" ON "Topic" ("boardId", "id" DESC) WHERE "kind" = 'question' AND "replyCount" = 0;
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_value" CHECK ("value" IN (-1, 0, 1));
ALTER TABLE "Report"
  ADD CONSTRAINT "Report_state" CHECK ("state" IN ('open', 'upheld', 'rejected')),
  ADD CONSTRAINT "Report_subject" CHECK ("subjectType" IN ('post', 'member'));
CREATE INDEX "Event_waiting" ON "Event" ("id") WHERE NOT "dispatched";
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_state" CHECK ("state" IN ('pending', 'parked'));
ALTER TABLE "File" ADD CONSTRAINT "File_purpose" CHECK ("purpose" IN ('avatar'));

-- Facts and audit entries are append-only, also against direct SQL: an event may only be marked
-- dispatched or lose its actor to a tombstone, an audit entry may not change at all.
CREATE FUNCTION kindling_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE FUNCTION kindling_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - 'dispatched' - 'actorId') = (to_jsonb(OLD) - 'dispatched' - 'actorId') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Event is append-only';
END $$;
CREATE TRIGGER "Event_update" BEFORE UPDATE ON "Event" FOR EACH ROW EXECUTE FUNCTION kindling_event_kept();
CREATE TRIGGER "Event_delete" BEFORE DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION kindling_append_only();
CREATE TRIGGER "AuditEntry_appendOnly" BEFORE UPDATE OR DELETE ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION kindling_append_only();
