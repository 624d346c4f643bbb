"""The words of the page itself, in both languages; what it tells of a document comes with the document."""

from collections.abc import Mapping

from licreport.words.language import Words

_PHRASES: Mapping[str, Words] = {
    "title": Words("Check a report on administrative licensing", "核对行政许可实施情况年度报告"),
    "drop": Words("Drop a report here", "把报告拖到这里"),
    "drop_kinds": Words(
        "Word, Excel, PDF, a web page, text or TOML. It is read on this machine and goes nowhere else.",
        "Word、Excel、PDF、网页、文本或 TOML 均可。文件只在本机读取，不会传到别处。",
    ),
    "choose": Words("Choose a file", "选择文件"),
    "paste": Words("Or paste its text", "或粘贴报告文本"),
    "paste_go": Words("Check this text", "核对这段文本"),
    "pasted": Words("pasted text", "粘贴的文本"),
    "open_another": Words("Open another", "打开另一份"),
    "reading": Words("Reading {name} …", "正在读取 {name}……"),
    "checking": Words("Checking …", "正在核对……"),
    "no_answer": Words(
        "The page has no answer from licreport: is it still running in its terminal?",
        "licreport 没有回应：它是否还在终端中运行？",
    ),
    "too_large": Words(
        "{name} has more than {most} MiB, more than any report; save the report alone",
        "{name} 超过 {most} MiB，超出任何报告的规模；请只另存报告本身",
    ),
    "views": Words("Views", "视图"),
    "tab_text": Words("Text", "原文"),
    "tab_toml": Words("TOML", "TOML 文本"),
    "tab_form": Words("Form", "表单"),
    "tab_figures": Words("Figures", "数据"),
    "tab_last-year": Words("Last year", "与上年对比"),
    "tab_trend": Words("Over the years", "历年变化"),
    "tab_preview": Words("Preview", "预览"),
    "preview_lead": Words(
        "The report as it is compiled; what its figures contradict is stamped as a draft.",
        "按数据生成的报告；数据有矛盾的标明草稿。",
    ),
    "editor_keys": Words(
        "Checked while you type. Ctrl+Space lists the keys of the table; nothing is written until you save.",
        "边写边核对。Ctrl+空格列出表中可用的数据项；保存之前不写入任何文件。",
    ),
    "offers": Words("Keys", "可用的数据项"),
    "form_lead": Words(
        "Figures as they are printed. What is left blank is not printed, and is never taken for zero.",
        "照公布的填写。留空即没有公布，不作零。",
    ),
    "files": Words("Reports", "报告"),
    "file": Words("File", "文件"),
    "outcome": Words("Verdict", "核对结论"),
    "outcome_found": Words("errors: {errors}, warnings: {warnings}", "错误 {errors} 个，警告 {warnings} 个"),
    "outcome_held": Words("{held} relations hold", "{held} 项关系成立"),
    "outcome_aside": Words("stands aside for {file}, read from it", "以由其读取的 {file} 为准"),
    "aside": Words(
        "{file} was read from this document and counts in its place; the document is not compared with other reports.",
        "{file} 由这份文档读取，以它为准；这份文档不与其他报告核对。",
    ),
    "open": Words("Open {file}", "打开 {file}"),
    "outcome_none": Words("nothing could be checked", "无法核对"),
    "back": Words("All reports", "返回列表"),
    "save": Words("Save", "保存"),
    "saved": Words("Saved: {file}", "已保存：{file}"),
    "save_new": Words("Save as a new file in {place}", "在 {place} 中保存为新文件"),
    "save_beside": Words(
        "Under the name of {file}, it counts in the place of that document.",
        "与 {file} 同名，即以它代替该文档。",
    ),
    "file_name": Words("File name", "文件名"),
    "changed_title": Words("{file} holds something else by now", "{file} 的内容已经改变"),
    "vanished_title": Words("{file} is no longer there", "{file} 已不存在"),
    "changed_lead": Words(
        "Nothing was written. Lines with - are in the file, those with + are yours.",
        "尚未写入。标 - 的是文件中的内容，标 + 的是您的内容。",
    ),
    "changed_meanwhile": Words(
        "{file} was changed on disk while you edited it; saving shows the difference.",
        "您编辑期间 {file} 已被改动；保存时会显示差异。",
    ),
    "replace": Words("Replace it by mine", "以我的内容覆盖"),
    "leave": Words(
        "What you edited is not saved, and would be lost. Leave it all the same?",
        "您的修改尚未保存，离开即丢失。确定离开吗？",
    ),
    "not_in_toml": Words(
        "You have edited the TOML, so this answer is not put into it: write the figure there yourself.",
        "您已修改 TOML 文本，这一回答不会写入其中：请自行在其中填写该项数据。",
    ),
    "cancel": Words("Cancel", "取消"),
    "download": Words("Download", "下载"),
    "making": Words("Making {name} …", "正在生成 {name}……"),
    "more_lines": Words("{count} more lines are not shown.", "另有 {count} 行没有显示。"),
    "table": Words("table", "表格"),
    "findings": Words("What was found", "发现的问题"),
    "no_findings": Words("Nothing was found.", "未发现问题。"),
    "more_findings": Words("{count} more are found, and not shown here.", "另有 {count} 处，没有显示。"),
    "more_left": Words("{count} more were not read, and are not shown here.", "另有 {count} 处未读取，没有显示。"),
    "keys": Words(
        "n and p: next and previous finding; arrow keys: from figure to figure; Esc: none",
        "n、p：下一处、上一处；方向键：逐个查看数据；Esc：取消选择",
    ),
    "previous": Words("Previous", "上一处"),
    "next": Words("Next", "下一处"),
    "details": Words("Details", "看说明"),
    "severity_error": Words("error", "错误"),
    "severity_warning": Words("warning", "警告"),
    "severity_waived": Words("waived", "已豁免"),
    "because": Words("Waived: {reason}", "已豁免：{reason}"),
    "has_to_hold": Words("Has to hold:", "应当成立："),
    "in_file": Words("in {file}", "见 {file}"),
    "likely": Words("What may be wrong", "可能的原因"),
    "try": Words("What would hold then?", "改了之后会怎样？"),
    "try_more": Words("Try", "试一试"),
    "try_label": Words("What if it were", "假如是"),
    "tried": Words("Tried, nothing was changed", "仅为试算，没有改动任何内容"),
    "gone": Words("no longer found: {finding}", "不再出现：{finding}"),
    "stays": Words("still found: {finding}", "仍然存在：{finding}"),
    "comes": Words("found then: {finding}", "新出现：{finding}"),
    "same": Words("Nothing would change.", "不会有任何变化。"),
    "and_relations": Words("relations that would read otherwise: {count}", "{count} 项关系会随之变化"),
    "figure": Words("This figure", "这项数据"),
    "figure_none": Words("No rule relates it to another figure.", "没有规则把它与其他数据联系起来。"),
    "relations_held": Words("holds", "成立"),
    "relations_broken": Words("broken", "不成立"),
    "relations_waived": Words("waived", "已豁免"),
    "relations_unknown": Words("could not be checked", "无法核对"),
    "all_relations": Words("All {count} relations that were looked at", "全部 {count} 项关系"),
    "silent": Words(
        "{count} more say nothing: none of their figures is printed.", "另有 {count} 项，报告没有公布其中任何数据。"
    ),
    "not_read": Words("What was not read", "未读取的内容"),
    "not_read_lead": Words(
        "Nothing is guessed. Say what a number is, and it is checked with the others.",
        "不作猜测。指明数字是哪一项，即与其他数据一并核对。",
    ),
    "take": Words("It is {figure}: {written}", "是{figure}：{written}"),
    "undo": Words("Undo", "撤销"),
    "another_figure": Words("It is another figure", "是另一项数据"),
    "another_label": Words("name or address of the figure", "数据的名称或地址"),
    "whose": Words(
        "The document does not say whose report it is, or on which year.", "文中没有写明报告主体或报告年度。"
    ),
    "authority": Words("Authority", "报告主体"),
    "year": Words("Year", "年度"),
    "go": Words("Check", "核对"),
    "state_read": Words("read", "已读取"),
    "state_left": Words("not read", "未读取"),
    "state_waived": Words("waived", "已豁免"),
    "state_doubtful": Words("doubtful", "存疑"),
    "state_contradicted": Words("contradicted", "矛盾"),
    "side": Words("Outcome of the checks", "核对结果"),
    "rule": Words("The rule", "规则"),
}


def phrases() -> Mapping[str, Mapping[str, str]]:
    """Return every phrase by the name by which the page knows it."""
    return {name: {"en": words.en, "zh": words.zh} for name, words in _PHRASES.items()}
