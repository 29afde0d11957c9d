package io.migrate.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the files below one folder of the file system. What cannot be searched is an
 * error. Only the names are looked at: to ask the system about every file would take a
 * third of the time that it takes to read them.
 */
public final class FolderWalk {

	private final String folder;

	private final String shown;

	private final List<String> suffixes;

	private final List<LocatedFile> files = new ArrayList<>();

	/** The folders that lead to the one that is searched. */
	private final Set<Path> way = new HashSet<>();

	private FolderWalk(String folder, String shown, List<String> suffixes) {
		this.folder = folder;
		this.shown = shown;
		this.suffixes = suffixes;
	}

	/**
	 * Searches a folder and its sub-folders.
	 * @param folder the folder
	 * @param shown how people know it
	 * @param suffixes how the names of its files end
	 * @return its files in any order
	 * @throws IOException if a part of it cannot be searched
	 */
	public static List<LocatedFile> files(Path folder, String shown, List<String> suffixes) throws IOException {
		Path absolute = folder.toAbsolutePath().normalize();
		FolderWalk walk = new FolderWalk(absolute.toString(), shown, suffixes);
		walk.search(absolute);
		return walk.files;
	}

	private void search(Path searched) throws IOException {
		Path real = searched.toRealPath();
		if (!this.way.add(real)) {
			throw new FileSystemLoopException(searched.toString());
		}
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(searched)) {
			for (Path entry : entries) {
				add(entry);
			}
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		this.way.remove(real);
	}

	private void add(Path entry) throws IOException {
		String place = entry.toString();
		if (this.suffixes.stream().anyMatch(place::endsWith)) {
			this.files.add(new LocatedFile(name(place), place, () -> Files.newInputStream(entry)));
		}
		else if (Files.isDirectory(entry)) {
			search(entry);
		}
	}

	private String name(String place) {
		if (this.shown.equals(this.folder)) {
			return place;
		}
		return this.shown + place.substring(this.folder.length()).replace('\\', '/');
	}

}
