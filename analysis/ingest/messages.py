"""The English line of every problem by its code; the interface says the same in its language.

A line names what was met, and what was done or what to do. `{field}` is the column concerned; the
other places are filled from the problem's values.
"""

from __future__ import annotations

PROBLEM_MESSAGES: dict[str, str] = {
    # whole sources
    "file_not_found": "There is no file “{path}”.",
    "address_not_read": "“{path}” is an address, not a file. Save the page as HTML and bring "
    "the file.",
    "empty_folder": "There is no file in the folder “{path}”.",
    "format_not_read": "Files of type {extension} are not read. Read are: {formats}.",
    "source_not_read": "A source of type {type} is not read. Read are paths, open files, "
    "(name, bytes) pairs and tables.",
    "empty_file": "The file is empty.",
    "broken_file": "The file cannot be read as {format}: {reason}. Save it again, or as CSV.",
    "broken_archive": "The ZIP is damaged and cannot be opened: {reason}.",
    "password": "The file is protected by a password. Save it without one.",
    "too_large": "The file has more than {limit} MB. Split it and bring the parts.",
    "packed_too_tightly": "The file unpacks to more than {ratio} times its size, which no news "
    "text does. It was not opened.",
    "nested_archive": "A ZIP inside a ZIP is not opened. Unpack it and bring what is in it.",
    "system_files": "{count} hidden files of the system (such as __MACOSX) were passed over.",
    "other_format": "The name ends in {extension}, but this is {format}, and was read as such.",
    "encoding_guessed": "The file is not UTF-8. It was read as {encoding}: check a few lines.",
    "bad_bytes": "{count} places that are not valid UTF-8 were replaced by “�”.",
    "no_text_column": "No column was recognised as the text. Columns are: {columns}. Say which "
    "one holds it.",
    "sheet_skipped": "Sheet “{sheet}” has no column recognised as the text and was left out. "
    "Its columns are: {columns}.",
    "no_rows": "There is a header, but no row below it.",
    "no_article_in_page": "No article was found in this page. Copy its text and paste it.",
    "no_outlet": "No outlet is given for {count} articles. Name it, or bring a column with it.",
    # columns
    "column_not_found": "There is no column “{column}” to take {field} from. Columns are: "
    "{columns}.",
    "column_renamed": "Column “{column}” is kept as “{renamed}”: {field} is taken from elsewhere "
    "or the name is used twice.",
    "outlet_from_folder": "“{outlet}” was taken as the outlet from the folder’s name "
    "({count} files).",
    "outlet_from_name": "“{outlet}” was taken as the outlet from the file’s name.",
    "title_from_line": "The first line was taken as the title: “{title}”. It stays in the text.",
    "header_read": "The lines above the text were taken as {fields}.",
    # rows
    "too_many_fields": "Line {line} has {found} fields where the header has {expected}. Put "
    "quotes around fields that hold the separator “{delimiter}”.",
    "too_few_fields": "Line {line} has {found} fields where the header has {expected}. The "
    "missing ones were left empty.",
    "unclosed_quote": "The quotation mark opened on line {line} is never closed. It was "
    "passed over, and reading went on with the next line.",
    "broken_line": "Line {line} is not valid JSON: {reason}.",
    "not_a_record": "Here stands {found} where a record with fields was expected.",
    "empty_text": "There is no letter in the text.",
    "short": "The text has only {words} words. A teaser, or cut?",
    "duplicate": "The same outlet, title and text as article {first}.",
    "cell_limit": "The text fills the cell to its limit of 32,767 characters and is probably cut.",
    # fields
    "bad_characters": "{count} characters that no text can hold (such as halves of a character) "
    "were replaced by “�”.",
    "duplicate_id": "The id “{given}” is used more than once. Here it became “{used}”.",
    "language_not_understood": "“{value}” is not a language name or code that is known. It was "
    "identified from the text: {language}.",
    "language_unsure": "The language could not be told from the text.",
    "date_unreadable": "“{value}” was not understood as a date. Write it as 2018-06-08, or "
    "2018-06-08 15:43.",
    "date_ambiguous": "“{value}” can be read in two ways. It was read as {read}.",
    "unknown_value": "“{value}” is not a value of {field}. Values are: {values}.",
}
