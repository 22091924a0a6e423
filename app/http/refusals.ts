import { say, type Locale, type Message, type Values } from "~/kernel/words";

type Entry = { status: number } & Message;

/**
 * Every rule that can refuse, with its HTTP status and its sentence: what happened, which rule, what
 * to do. One table for pages and API. Values in braces come from the refusal's detail.
 */
export const refusals = {
  // who you are
  "sign-in-required": { status: 401, en: "Sign in to do this.", zh: "请先登录再操作。" },
  "signed-out-writing": { status: 401, en: "Your sign-in has ended. Your text is below: sign in in another tab, then send it again.", zh: "登录已失效。你的内容都在下面：请在新标签页登录，再回来重新提交。" },
  "topic-merged": { status: 409, en: "This topic was merged into another one meanwhile. Your text is below: send it there.", zh: "这个主题刚刚并入了另一个主题。你的内容都在下面，可以直接发到那里。" },
  forbidden: { status: 403, en: "Your role does not allow this.", zh: "你的角色没有这项权限。" },
  "scope-missing": { status: 403, en: "This token lacks the scope {scope}.", zh: "这个令牌缺少 {scope} 权限。" },
  "scope-not-yours": { status: 403, en: "You cannot give a token more than you may do yourself.", zh: "令牌的权限不能超过你自己的权限。" },
  "session-needed": { status: 403, en: "This needs a sign-in, not a personal token.", zh: "这项操作需要登录，不能用个人令牌。" },
  "origin-mismatch": { status: 403, en: "The request did not come from this site. Reload the page and try again.", zh: "请求不是从本站发出的，请刷新页面后重试。" },
  "form-expired": { status: 403, en: "This form belongs to another sign-in. Your text is below; send it again.", zh: "这个表单属于另一次登录。你的内容还在下面，请再提交一次。" },
  "own-case": { status: 403, en: "This concerns yourself: somebody else has to decide it.", zh: "这件事涉及你本人，需要由其他人处理。" },
  "higher-role": { status: 403, en: "This member's role is as high as yours or higher.", zh: "对方的角色不低于你，不能操作。" },
  "role-not-of-board": { status: 422, en: "Only a moderator can be of one board; operators and admins are of the whole community.", zh: "只有版主可以限定在一个版块；运营和管理员属于整个社区。" },
  "last-admin": { status: 422, en: "This is the last admin. Make another one first.", zh: "这是最后一位管理员，请先任命另一位。" },
  "member-suspended": { status: 403, en: "This account is suspended.", zh: "这个账号已被停用。" },
  "staff-only": { status: 403, en: "Only the staff of this board opens announcements.", zh: "只有版块管理人员可以发公告。" },
  // what is there
  "not-found": { status: 404, en: "There is nothing here, or nothing you may see.", zh: "这里没有内容，或者你无权查看。" },
  "post-gone": { status: 404, en: "This post can no longer be read here. What you wrote is below.", zh: "这篇帖子已无法查看。你写的内容都在下面。" },
  "board-not-found": { status: 404, en: "There is no such board, or none you may see.", zh: "没有这个版块，或者你无权查看。" },
  "feed-unfiltered": { status: 422, en: "The order “for-you” is of all topics: leave out board, tag, author and kind.", zh: "“for-you”排序面向全部主题，请去掉版块、标签、作者和类型条件。" },
  "no-such-board": { status: 422, en: "There is no such board.", zh: "没有这个版块。" },
  "no-such-group": { status: 422, en: "There is no such group.", zh: "没有这个用户组。" },
  "no-such-parent": { status: 422, en: "There is no such parent board.", zh: "没有这个上级版块。" },
  "no-search-server": { status: 422, en: "No Meilisearch server is set up: the search inside the database needs no rebuilding.", zh: "没有配置 Meilisearch 服务，数据库内的搜索不需要重建。" },
  "reply-target-gone": { status: 422, en: "The post you reply to is gone. Your text is below.", zh: "你回复的帖子已不在了。你的内容还在下面。" },
  // accounts
  "credentials-wrong": { status: 401, en: "E-mail or password is wrong.", zh: "邮箱或密码不对。" },
  "wrong-password": { status: 422, en: "This is not your present password.", zh: "当前密码不对。" },
  "sign-in-again": { status: 403, en: "Sign in again first: this needs a sign-in of the last 10 minutes.", zh: "请重新登录：这项操作需要 10 分钟内的登录。" },
  "link-invalid": { status: 422, en: "This link has been used or has run out. Ask for a new one.", zh: "这个链接已用过或已过期，请重新获取。" },
  "handle-malformed": { status: 422, en: "A handle has 3 to 30 of a–z, 0–9, _ and -, and starts with a letter or digit.", zh: "用户名为 3 到 30 个字符，只能用 a–z、0–9、_ 和 -，并以字母或数字开头。" },
  "handle-reserved": { status: 422, en: "This handle is reserved. Choose another.", zh: "这个用户名是保留的，请换一个。" },
  "handle-taken": { status: 422, en: "This handle, or one that looks like it, is taken. Choose another.", zh: "这个用户名（或看起来一样的）已被占用，请换一个。" },
  "handle-changed-lately": { status: 422, en: "A handle can change once in 30 days.", zh: "用户名 30 天内只能改一次。" },
  "password-too-short": { status: 422, en: "A password has at least 10 characters.", zh: "密码至少 10 个字符。" },
  "password-too-long": { status: 422, en: "A password has at most 128 characters.", zh: "密码最多 128 个字符。" },
  "password-common": { status: 422, en: "This password is easy to guess. Choose one that is not a common word, a row of keys or your name.", zh: "这个密码太容易猜到。请不要用常见密码、键盘顺序或自己的名字。" },
  "too-many-tokens": { status: 422, en: "You have {limit} tokens, the most one member can have. Revoke one first.", zh: "你已有 {limit} 个令牌，到上限了。请先撤销一个。" },
  "picture-missing": { status: 422, en: "Choose a picture first.", zh: "请先选择一张图片。" },
  "not-a-picture": { status: 415, en: "This file is not a PNG, JPEG, WebP or GIF picture.", zh: "这个文件不是 PNG、JPEG、WebP 或 GIF 图片。" },
  "picture-too-large": { status: 413, en: "The picture is larger than 4 MiB, 8,000 pixels a side or 40 megapixels.", zh: "图片超过 4 MiB、边长 8,000 像素或 4,000 万像素。" },
  "picture-too-slow": { status: 422, en: "This picture takes longer than ten seconds to decode. Save it anew or make it smaller.", zh: "这张图片解码超过 10 秒。请重新保存或缩小后再传。" },
  "pictures-in-hand": { status: 429, en: "{limit} of your uploads are still in hand. Try again in a moment.", zh: "你有 {limit} 个上传还在处理，请稍后再传。" },
  "too-many-pictures": { status: 429, en: "You have added {limit} pictures and files today, the most your trust level allows.", zh: "你今天已添加 {limit} 个图片和文件，到信任等级的上限了。" },
  "no-room": { status: 413, en: "Your pictures and files take up {limit} MiB, the most your trust level allows.", zh: "你的图片和文件已占满 {limit} MiB，到信任等级的上限了。" },
  "picture-too-heavy": { status: 413, en: "The picture is larger than 16 MiB, 8,000 pixels a side, 40 megapixels or 400 frames.", zh: "图片超过 16 MiB、边长 8,000 像素、4,000 万像素或 400 帧。" },
  "file-missing": { status: 422, en: "Choose a file first.", zh: "请先选择文件。" },
  "file-empty": { status: 422, en: "This file is empty.", zh: "这个文件是空的。" },
  "files-not-taken": { status: 422, en: "This board takes pictures only: PNG, JPEG, WebP or GIF.", zh: "这个版块只收图片：PNG、JPEG、WebP 或 GIF。" },
  "files-need-trust": { status: 403, en: "New members can add pictures; other files can be attached from trust level 1.", zh: "新成员可以添加图片；其他文件要到信任等级 1 才能附上。" },
  "file-not-allowed": { status: 422, en: "This board does not take files of this kind. Besides pictures it takes: {allowed}.", zh: "这个版块不收这类文件。除图片外，可以附上：{allowed}。" },
  "file-not-as-named": { status: 415, en: "What is inside “{name}” is not what its ending says. Save it again in the right format. Besides pictures this board takes: {allowed}.", zh: "“{name}”的内容与扩展名不符，请以正确的格式重新保存。除图片外，这个版块可以附上：{allowed}。" },
  "file-not-utf8": { status: 415, en: "A text file has to be in UTF-8. Save it again in that encoding.", zh: "文本文件须使用 UTF-8 编码，请另存为 UTF-8 后再传。" },
  "file-too-heavy": { status: 413, en: "The file is larger than {limit} MiB.", zh: "文件超过 {limit} MiB。" },
  // writing
  "trust-too-low": { status: 403, en: "This needs a higher trust level. It grows as you read and take part.", zh: "信任等级还不够。多阅读、多参与就会提升。" },
  "kind-not-allowed": { status: 422, en: "This board does not take topics of this kind.", zh: "这个版块不收这类主题。" },
  "topic-locked": { status: 422, en: "This topic is locked: no new posts, edits or votes.", zh: "主题已锁定：不能再发帖、编辑或投票。" },
  "not-scheduled": { status: 422, en: "This topic does not wait for a time.", zh: "这个主题没有定时发布。" },
  "others-have-written": { status: 422, en: "Others have written in this topic; their posts would go with it. You can edit it, or ask a moderator.", zh: "已有其他人在这个主题里发言，删除会连带他们的帖子。你可以编辑它，或找版主处理。" },
  "title-too-short": { status: 422, en: "A title has at least {limit} characters.", zh: "标题至少 {limit} 个字符。" },
  "title-too-long": { status: 422, en: "A title has at most {limit} characters.", zh: "标题最多 {limit} 个字符。" },
  "body-required": { status: 422, en: "Write something first.", zh: "请先写点内容。" },
  "body-too-long": { status: 422, en: "The text is longer than {limit} characters.", zh: "内容超过 {limit} 个字符。" },
  "edit-window-over": { status: 403, en: "The time to change this post is over. A moderator can still change it for you.", zh: "这篇帖子已过可编辑时间。需要修改可以找版主。" },
  "draft-changed": { status: 409, en: "This draft was changed on another device. Read it again; nothing is lost.", zh: "这篇草稿在另一台设备上改过。请重新读取，内容都还在。" },
  "too-many-drafts": { status: 422, en: "You have {limit} drafts, the most one member can have. Discard one first.", zh: "你已有 {limit} 篇草稿，到上限了。请先丢弃一些。" },
  "too-complex": { status: 422, en: "This text takes too long to lay out. Split it, or use fewer nested lists and tables.", zh: "这段内容排版太复杂。请拆开，或减少嵌套的列表和表格。" },
  "required-tag-missing": { status: 422, en: "This board asks for one of these tags: {tags}.", zh: "这个版块要求带上其中一个标签：{tags}。" },
  // tags
  "tag-unknown": { status: 422, en: "There is no tag “{tag}” yet. New tags can be made from trust level {level}: choose one that is there, or leave it out.", zh: "还没有“{tag}”这个标签。信任等级 {level} 起才能创建新标签：请选用已有的标签，或者去掉它。" },
  "tag-one-of": { status: 422, en: "Of the tags “{groupEn}” a topic carries one only. These are too many: {tags}.", zh: "“{groupZh}”类标签每个主题只能选一个，这里选多了：{tags}。" },
  "tag-group-required": { status: 422, en: "This board asks for a tag of “{groupEn}”: {tags}.", zh: "这个版块要求带上一个“{groupZh}”类标签：{tags}。" },
  "tag-taken": { status: 422, en: "“{tag}” is a tag already, or stands for another one. Merge the two instead.", zh: "“{tag}”已经是标签，或是别的标签的同义词。请改用合并。" },
  "tag-not-found": { status: 422, en: "There is no tag “{tag}”.", zh: "没有“{tag}”这个标签。" },
  "same-tag": { status: 422, en: "That is the same tag.", zh: "这是同一个标签。" },
  "tag-moving": { status: 409, en: "Topics are still on their way from “{tag}”. Try again in a moment.", zh: "“{tag}”下的主题还在转移，请稍后再试。" },
  "tag-no-pictures": { status: 422, en: "A tag's description takes text and links, no pictures.", zh: "标签说明只收文字和链接，不收图片。" },
  "no-such-tag-group": { status: 422, en: "There is no such group of tags.", zh: "没有这个标签组。" },
  "tag-group-needed": { status: 422, en: "The board “{board}” asks for a tag of this group. Change the board first.", zh: "版块“{board}”要求带这个组的标签，请先修改版块。" },
  "too-many-links": { status: 422, en: "New members can put {limit} links into a post. Remove some and post again.", zh: "新成员每帖最多 {limit} 个链接。删掉几个再发。" },
  "too-many-images": { status: 422, en: "New members can put {limit} image into a post.", zh: "新成员每帖最多 {limit} 张图片。" },
  "too-many-mentions": { status: 422, en: "A post can call {limit} members here at most.", zh: "一帖最多提到 {limit} 位成员。" },
  "too-soon": { status: 429, en: "One moment: you can post again in {wait}. Your text is kept.", zh: "稍等：{wait}后可以再发。你的内容都还在。" },
  "first-day-limit": { status: 429, en: "On the first day a new member can write {limit} of these. Your text is kept; come back tomorrow.", zh: "新成员第一天最多发 {limit} 个。内容已保留，明天再来。" },
  "daily-limit": { status: 429, en: "You have opened {limit} topics today, the most for one day.", zh: "今天已发 {limit} 个主题，到上限了。" },
  "stale-version": { status: 409, en: "Somebody changed this meanwhile. Your text is below; compare and send again.", zh: "这段内容刚被别人改过。你的内容还在下面，请对照后再提交。" },
  "not-possible-from-here": { status: 409, en: "This is not possible in its present state.", zh: "在目前的状态下不能这样操作。" },
  "too-late": { status: 422, en: "The 30 days for restoring have passed.", zh: "30 天的恢复期已过。" },
  // votes and acceptance
  "own-post": { status: 422, en: "You cannot vote on your own post.", zh: "不能给自己的帖子投票。" },
  "own-post-reaction": { status: 422, en: "You cannot react to your own post.", zh: "不能给自己的帖子表态。" },
  "reactions-used-up": { status: 429, en: "That is enough reactions for today. They come back at midnight UTC.", zh: "今天的表态次数已用完，UTC 零点恢复。" },
  "reminder-time-wrong": { status: 422, en: "A reminder needs a time to come, at most two years ahead.", zh: "提醒时间要在将来，最多两年之内。" },
  "too-many-bookmarks": { status: 422, en: "You have {limit} bookmarks, the most one member can have. Let some go first.", zh: "你已有 {limit} 个书签，到上限了。请先移除一些。" },
  "search-empty": { status: 422, en: "This asks for nothing: give a word or a filter to search for.", zh: "没有要搜索的内容：请输入词语或筛选条件。" },
  "already-saved": { status: 409, en: "You have saved this search already.", zh: "你已经保存过这个搜索了。" },
  "too-many-saved-searches": { status: 422, en: "You have saved {limit} searches, the most one member can have. Remove one first.", zh: "你已保存 {limit} 个搜索，到上限了。请先移除一个。" },
  "reply-not-wanted": { status: 403, en: "This member does not take replies from you. You can still write to the topic.", zh: "对方不接收你的回复，你仍可以回复主题。" },
  "reaction-not-wanted": { status: 403, en: "This member does not take reactions from you.", zh: "对方不接收你的表态。" },
  "cannot-follow-oneself": { status: 422, en: "One does not follow, mute or block oneself.", zh: "不能关注、屏蔽或拉黑自己。" },
  "only-members-are-blocked": { status: 422, en: "Only members can be blocked; this can be muted.", zh: "只能拉黑成员，其他内容可以屏蔽。" },
  "staff-cannot-be-blocked": { status: 422, en: "Members of the staff cannot be blocked; you can mute them.", zh: "不能拉黑管理人员，可以屏蔽。" },
  "too-many-follows": { status: 422, en: "You follow, mute and block {limit} things, the most there can be. Let some go first.", zh: "关注、屏蔽和拉黑合计已达 {limit} 个上限。请先取消一些。" },
  "timer-time-wrong": { status: 422, en: "A timer needs a time to come, at most a year ahead.", zh: "定时要设在将来，最多一年之内。" },
  "slow-mode": { status: 429, en: "This topic is in slow mode. You can write again in {wait}.", zh: "这个主题开了慢速模式，{wait}后可以再发。" },
  "nothing-to-move": { status: 422, en: "Choose at least one post; the opening post moves only with its whole topic.", zh: "请至少选择一篇帖子；首帖只能随整个主题移动。" },
  "too-many-posts": { status: 422, en: "More than {limit} posts cannot move at once. Move them in parts.", zh: "一次最多移动 {limit} 篇帖子，请分批移动。" },
  "same-topic": { status: 422, en: "That is the same topic.", zh: "这是同一个主题。" },
  "target-not-found": { status: 422, en: "There is no such topic that you look after.", zh: "没有这个你管理的主题。" },
  "alt-text-missing": { status: 422, en: "This board asks for words to every picture: say what it shows, for those who do not see it.", zh: "本版块要求每张图片都有说明，请写下图片内容，方便看不到图的人。" },
  "not-votable": { status: 422, en: "This post cannot be voted on at present.", zh: "这篇帖子目前不能投票。" },
  "comments-up-only": { status: 422, en: "A comment can be voted up only.", zh: "评论只能点赞。" },
  "votes-used-up": { status: 429, en: "You have used today's {limit} votes. They come back at midnight UTC.", zh: "今天的 {limit} 票已用完，UTC 零点恢复。" },
  "author-votes-used-up": { status: 429, en: "You have given this author {limit} such votes today, the most for one day.", zh: "今天给这位作者的这类票已到 {limit} 票上限。" },
  "not-a-question": { status: 422, en: "This is for questions only.", zh: "只有提问可以这样做。" },
  "not-an-answer": { status: 422, en: "This is not a visible answer of the question.", zh: "这不是该问题下可见的回答。" },
  // who can answer
  "invited-oneself": { status: 422, en: "The one who asks is not asked.", zh: "不能邀请提问者本人。" },
  "cannot-answer": { status: 422, en: "This member cannot write on this board.", zh: "对方不能在这个版块发言。" },
  "takes-no-invitations": { status: 422, en: "This member does not want to be asked.", zh: "对方不接受邀请。" },
  "too-many-invited": { status: 422, en: "{limit} members are invited to this question, which is all.", zh: "这个问题已邀请 {limit} 位成员，到上限了。" },
  "invitations-used-up": { status: 429, en: "You have sent {limit} invitations today. They come back at midnight UTC.", zh: "今天已发出 {limit} 份邀请，UTC 零点恢复。" },
  "invitee-busy": { status: 429, en: "This member has been asked {limit} times today. Ask somebody else, or tomorrow.", zh: "对方今天已被邀请 {limit} 次，请邀请别人，或明天再来。" },
  // polls
  "poll-ended": { status: 422, en: "This poll has ended. Nothing more is counted.", zh: "投票已结束，不再计票。" },
  "poll-trust-too-low": { status: 403, en: "In this poll members vote from trust level T{limit}.", zh: "这个投票从信任等级 T{limit} 起可以参加。" },
  "poll-group-only": { status: 403, en: "In this poll only members of a group vote.", zh: "这个投票仅限指定用户组参加。" },
  "poll-has-ballots": { status: 422, en: "Somebody has voted: the poll stands as it was put. You can add options or end it.", zh: "已有人投票，投票内容不能再改。可以添加选项或结束投票。" },
  "poll-end-wrong": { status: 422, en: "A poll ends at least five minutes and at most a year from now.", zh: "截止时间至少在五分钟之后，最多一年。" },
  "poll-end-is-set": { status: 403, en: "The end of this poll was told beforehand: only staff can bring it forward.", zh: "截止时间已事先公布，只有管理人员能提前。" },
  "polls-used-up": { status: 429, en: "{limit} polls have been put into this topic today, which is all for one day. Add options to the present one, or try again after midnight UTC.", zh: "今天这个主题已发起 {limit} 次投票，到上限了。可以为现有投票添加选项，或在 UTC 零点后再试。" },
  "too-few-options": { status: 422, en: "A poll has at least {limit} options.", zh: "投票至少有 {limit} 个选项。" },
  "too-many-options": { status: 422, en: "A poll has at most {limit} options.", zh: "投票最多 {limit} 个选项。" },
  "option-twice": { status: 422, en: "Two options say the same.", zh: "有两个选项相同。" },
  "option-too-long": { status: 422, en: "An option has at most {limit} characters.", zh: "一个选项最多 {limit} 个字符。" },
  "option-malformed": { status: 422, en: "An option says something, in one line of at most 150 characters; a picture needs words.", zh: "每个选项都要有文字，一行之内，最多 150 个字符；图片需要说明。" },
  "choices-wrong": { status: 422, en: "At least and at most do not fit together, or there are only {limit} options.", zh: "“至少”和“最多”不匹配，或超过了 {limit} 个选项。" },
  "segment-missing": { status: 422, en: "Name the group that the breakdown holds against all others.", zh: "请选择用来对比的用户组。" },
  "no-such-picture": { status: 422, en: "An option can show only pictures you have uploaded yourself.", zh: "选项只能使用你自己上传的图片。" },
  "topic-has-poll": { status: 422, en: "A topic with a poll cannot go into another: its ballots belong here. Lock it and link to the other one.", zh: "带投票的主题不能并入其他主题。可以锁定它并留下链接。" },
  "ballot-empty": { status: 422, en: "Choose something first.", zh: "请先选择。" },
  "option-unknown": { status: 422, en: "This poll has no such option.", zh: "没有这个选项。" },
  "option-twice-chosen": { status: 422, en: "A ballot names each option once.", zh: "一个选项只能选一次。" },
  "rank-twice": { status: 422, en: "Two options have the same place. Give each its own.", zh: "有两个选项排在同一名次，请分别排序。" },
  "rank-out-of-range": { status: 422, en: "Places go from 1 to {limit}.", zh: "名次范围是 1 到 {limit}。" },
  "too-few-choices": { status: 422, en: "Choose at least {limit}.", zh: "请至少选 {limit} 项。" },
  "too-many-choices": { status: 422, en: "Choose at most {limit}.", zh: "最多选 {limit} 项。" },
  "score-out-of-range": { status: 422, en: "Scores go from 1 to {limit}.", zh: "分数范围是 1 到 {limit}。" },
  "ballots-used-up": { status: 429, en: "You have cast {limit} ballots today, changes among them. They come back at midnight UTC.", zh: "今天已投票或更改 {limit} 次，UTC 零点恢复。" },
  // questions
  "question-closed": {
    status: 422,
    en: "This question is closed{reason, select, duplicate { as a duplicate} unclear { because it is unclear} off-topic { as off-topic} other {}}: it takes no new answers. Comments and votes still count.",
    zh: "这个提问已关闭{reason, select, duplicate {（重复提问）} unclear {（表述不清）} off-topic {（不属于这里）} other {}}，不再接受新回答；仍可评论和投票。",
  },
  "already-closed": { status: 409, en: "This question is closed already.", zh: "这个提问已经关闭了。" },
  "original-not-found": { status: 422, en: "Name the question it repeats: there is no such one, or none you may see.", zh: "请指明重复的是哪个提问：没有这个提问，或者你无权查看。" },
  "original-closed": { status: 422, en: "That question is closed itself. Name one that still takes answers.", zh: "那个提问自己也关闭了，请换一个仍可回答的。" },
  "own-question": { status: 422, en: "It is your own question already.", zh: "这就是你自己的提问。" },
  "not-first-answer": { status: 422, en: "Only an accepted answer, or the one with the most votes, is marked as out of date. Vote on this one instead.", zh: "只能标记已采纳的回答，或得票最高的回答。其他回答请用投票表达。" },
  // suggested edits
  "own-post-suggestion": { status: 422, en: "This is your own post: edit it. When your time to change it is over, a moderator can.", zh: "这是你自己的帖子，直接编辑即可；过了可编辑时间可以找版主。" },
  "suggestion-by-staff": { status: 422, en: "You look after this board: edit the post itself.", zh: "你管理这个版块，直接编辑帖子即可。" },
  "suggestion-wrong-kind": { status: 422, en: "Edits can be suggested to questions, articles and answers. Here, write a reply or a comment.", zh: "只有提问、文章和回答可以提修改建议。这里请用回复或评论。" },
  "suggestion-not-wanted": { status: 403, en: "This author does not take suggestions from you.", zh: "这位作者不接收你的修改建议。" },
  "suggestion-waits": { status: 409, en: "Your suggestion for this post still waits. Withdraw it first to make another.", zh: "你给这篇帖子的修改建议还在等待处理。想重新提交，请先撤回。" },
  "too-many-suggestions": { status: 422, en: "{limit} of your suggested edits wait, which is all at a time. Your text is below.", zh: "你有 {limit} 条修改建议在等待处理，已到上限。你的内容还在下面。" },
  "suggestions-used-up": { status: 429, en: "You have suggested {limit} edits today. They come back at midnight UTC.", zh: "今天已提交 {limit} 条修改建议，UTC 零点恢复。" },
  "suggestion-files": { status: 422, en: "A suggested edit cannot bring new pictures or files. Leave them out, and show them in a comment or an answer of your own.", zh: "修改建议不能带新的图片或文件。请先去掉，可以放到你自己的评论或回答里。" },
  "nothing-changed": { status: 422, en: "This says the same as the post. Change something first.", zh: "内容与原帖相同，请先修改。" },
  "own-suggestion": { status: 403, en: "This is your own suggestion: somebody else decides on it.", zh: "这是你自己的建议，需要由其他人处理。" },
  "suggestion-decided": { status: 409, en: "This suggestion has been decided on or withdrawn already.", zh: "这条建议已经处理过，或已撤回。" },
  "suggestion-outdated": { status: 409, en: "The post was changed meanwhile. Whoever suggested this can bring it up to date.", zh: "帖子之后又改过了，提建议的人可以更新这条建议。" },
  "suggestion-too-early": { status: 403, en: "For a day this is up to the author and the moderators. You can decide in {wait}.", zh: "一天之内由作者和版主处理。{wait}后你可以处理。" },
  // reports
  "own-subject": { status: 422, en: "You cannot report yourself.", zh: "不能举报自己。" },
  "reports-used-up": { status: 429, en: "You have filed {limit} reports today, the most for one day.", zh: "今天已举报 {limit} 次，到上限了。" },
  "already-decided": { status: 409, en: "This report has been decided already.", zh: "这条举报已经处理过了。" },
  "reason-required": { status: 422, en: "Give a reason: the person it concerns will read it.", zh: "请写明理由：当事人会看到。" },
  // boards
  "slug-taken": { status: 422, en: "This address is taken. Choose another.", zh: "这个地址已被占用，请换一个。" },
  "groups-missing": { status: 422, en: "Name at least one group that may see the board.", zh: "请至少选择一个可以看到版块的用户组。" },
  "too-deep": { status: 422, en: "Boards go three levels deep at most.", zh: "版块最多三级。" },
  "parent-is-itself": { status: 422, en: "A board cannot stand below itself.", zh: "版块不能放在自己下面。" },
  "wider-than-parent": { status: 422, en: "A board cannot be seen by more people than its parent.", zh: "版块的可见范围不能大于上级版块。" },
  // the request itself
  malformed: { status: 400, en: "The request is not well formed.", zh: "请求格式不对。" },
  "unknown-key": { status: 400, en: "The request holds a field this does not know.", zh: "请求里有无法识别的字段。" },
  "method-not-allowed": { status: 405, en: "This address does not take that method.", zh: "这个地址不支持该方法。" },
  "body-too-large": { status: 413, en: "The request is larger than {limit} MiB.", zh: "请求超过 {limit} MiB。" },
  "type-unsupported": { status: 415, en: "Send JSON with the content type application/json.", zh: "请以 application/json 发送 JSON。" },
  "key-reused": { status: 422, en: "This Idempotency-Key came before with another body.", zh: "这个 Idempotency-Key 之前用过，但内容不同。" },
  "rate-limited": { status: 429, en: "Too many tries. Try again in {wait}.", zh: "尝试次数太多，请 {wait}后再试。" },
  "form-too-fast": { status: 422, en: "That was very fast. Please send the form once more.", zh: "提交得太快了，请再提交一次。" },
  "store-away": { status: 503, en: "Pictures and files cannot be kept or shown at present. Your text is safe; try again in a moment.", zh: "图片和文件暂时无法保存或显示。文字不受影响，请稍后再试。" },
  unavailable: { status: 503, en: "The community is catching its breath. Try again in a moment.", zh: "社区正在喘口气，请稍后再试。" },
} as const satisfies Record<string, Entry>;

export type RefusalName = keyof typeof refusals;

/** The table's entry for a refusal's name. */
export function refusalEntry(name: string): Entry {
  return isRefusalName(name) ? refusals[name] : refusals.malformed;
}

/** Whether the table knows the name. */
export function isRefusalName(name: string): name is RefusalName {
  return Object.hasOwn(refusals, name);
}

/** A refusal's sentence, with its values and how long to wait. */
export function sayRefusal(message: Message, locale: Locale, detail: Values = {}): string {
  return say(message, locale, { ...detail, wait: spanText(Number(detail.seconds ?? detail.waitSeconds ?? 0), locale) });
}

/** Seconds as a person says them: minutes and hours from two on. */
function spanText(seconds: number, locale: Locale): string {
  const [value, unit] = seconds < 120 ? [seconds, "second"] : seconds <= 7_140 ? [Math.ceil(seconds / 60), "minute"] : [Math.ceil(seconds / 3_600), "hour"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
}
